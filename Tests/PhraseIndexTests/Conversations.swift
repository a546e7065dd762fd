import Foundation
import PhraseIndex
import ScratchFiles

/// Chat rows as a dataset file holds them, and the index made of them.
struct Conversations {
  struct Turn: Encodable {
    var role: String
    var content: String
  }

  let scratch: ScratchFolder
  let folder: URL

  init(_ rows: [[Turn]]) throws {
    scratch = try ScratchFolder()
    folder = scratch.url.appending(path: "index")
    let lines = try rows.map { row in
      String(decoding: try JSONEncoder().encode(["messages": row]), as: UTF8.self) + "\n"
    }
    let file = try scratch.file("chat.jsonl", text: lines.joined())
    _ = try IndexBuilder(into: folder).build(from: [file], mode: .adding)
  }

  func open() throws -> PhraseIndex { try PhraseIndex(at: folder) }
}
