import Foundation
import PhraseIndex
import ScratchFiles

/// A tiny dataset and its index.
struct SmallDataset {
  struct Row: Encodable {
    var instruction = "Say it"
    var output: String
  }

  let index: PhraseIndex
  private let scratch: ScratchFolder

  init(_ rows: [Row]) throws {
    scratch = try ScratchFolder()
    let lines = try rows.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    let dataset = try scratch.file("rows.jsonl", lines: lines)
    let folder = scratch.url.appending(path: "index")
    _ = try IndexBuilder(into: folder).build(from: [dataset], mode: .adding)
    index = try PhraseIndex(at: folder)
  }
}

/// An index of a dataset's text.
struct SharedIndex {
  let index: PhraseIndex

  init(_ text: String, in scratch: ScratchFolder) throws {
    let dataset = try scratch.file("rows.jsonl", text: text)
    let folder = scratch.url.appending(path: "index")
    _ = try IndexBuilder(into: folder).build(from: [dataset], mode: .adding)
    index = try PhraseIndex(at: folder)
  }
}
