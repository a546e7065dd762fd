import Foundation
import Imitation
import PhraseIndex
import ScratchFiles
import SpoorModel

/// A dataset of a test's own, its index, and answers that are read against it.
struct SmallDataset {
  let index: PhraseIndex
  let outputs: TextOutlines
  private let scratch: ScratchFolder

  /// Rows of an instruction and an output each.
  init(_ rows: [(instruction: String, output: String)]) throws {
    scratch = try ScratchFolder()
    let lines = try rows.map { row in
      let fields = ["instruction": row.instruction, "output": row.output]
      return String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
    }
    let dataset = try scratch.file("rows.jsonl", text: lines.joined(separator: "\n"))
    let folder = scratch.url.appending(path: "index")
    _ = try IndexBuilder(into: folder).build(from: [dataset], mode: .adding)
    index = try PhraseIndex(at: folder)
    outputs = try index.outlines(of: .output)
  }

  /// Answers to prompts that are called `p0`, `p1` and so on.
  func answers(_ texts: [String]) throws -> [ImitatedAnswer] {
    try texts.enumerated().map { number, text in
      let text = index.indexed(text)
      return ImitatedAnswer(
        promptID: "p\(number)",
        text: text,
        matches: try index.longestMatches(of: text, in: .output),
        outputs: outputs
      )
    }
  }
}
