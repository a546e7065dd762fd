import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct LogitsDumpTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let generations = [
    Generation(promptID: "p1", model: "sft", text: "ab", tokenIDs: [1, 2], offsets: []),
    Generation(promptID: "p2", model: "sft", text: "c", tokenIDs: [3], offsets: []),
  ]

  private func array(_ name: String, rows: Int, columns: Int = 4) throws -> URL {
    let floats = (0..<rows * columns).map { Float($0) }
    return try scratch.file(name, NumpyFile(shape: "(\(rows), \(columns))", floats: floats).bytes)
  }

  private func dump(
    _ index: String,
    rows: Int = 3,
    generations: [Generation] = generations
  ) throws -> LogitsDump {
    try LogitsDump(
      index: try scratch.file("index.json", text: index),
      base: try array("base.npy", rows: rows),
      tuned: try array("tuned.npy", rows: rows),
      generations: generations
    )
  }

  private func entry(_ id: String, _ start: Int, _ end: Int, tokens: Int? = nil) -> String {
    let count = tokens.map { ", \"n_tokens\": \($0)" } ?? ""
    return #"{"prompt_id": "\#(id)", "row_start": \#(start), "row_end": \#(end)\#(count)}"#
  }

  @Test("rows are found by prompt")
  func rows() throws {
    let dump = try dump("[\(entry("p2", 0, 1, tokens: 1)), \(entry("p1", 1, 3))]")
    #expect(dump.promptIDs == ["p2", "p1"])
    #expect(dump.rows(of: "p1") == 1..<3)
    #expect(dump.rows(of: "p2") == 0..<1)
    #expect(dump.rows(of: "p3") == nil)
    #expect(dump.vocabularySize == 4)
    var row: [Float] = []
    dump.tuned.copyRow(1, into: &row)
    #expect(row == [4, 5, 6, 7])
  }

  @Test("rows that do not fit are errors with prompt and line")
  func wrongRows() throws {
    let cases = [
      (entry("p1", 0, 3), "logits rows do not match the tokens: 3 rows, the response has 2 tokens"),
      (entry("p1", 1, 2), "logits rows do not match the tokens: 1 rows, the response has 2 tokens"),
      (entry("p1", 2, 4), "rows 2..<4 are outside the arrays, which have 3 rows"),
      (entry("p1", 0, 2), "rows 0..<2 overlap rows 0..<1 of prompt p2 (line 1, element 1)"),
      (entry("p1", 1, 3, tokens: 3), "rows 1..<3 are 2, \"n_tokens\" says 3"),
      (entry("p1", 3, 1), "3..<1 are no rows"),
      (entry("p9", 1, 3), "the generations hold no response to this prompt"),
    ]
    for (wrong, problem) in cases {
      let error = try #require(throws: SpoorError.self) {
        try dump("[\(entry("p2", 0, 1)),\n\(wrong)]")
      }
      #expect(error.problem == problem)
      #expect(error.location?.line == 2)
      #expect(error.location?.record?.hasPrefix("element 2, prompt p") == true)
    }
  }

  @Test("a prompt that stands twice is an error that names both")
  func duplicates() throws {
    let error = try #require(throws: SpoorError.self) {
      try dump("[\(entry("p2", 0, 1)),\n\(entry("p2", 1, 2))]")
    }
    let places = "line 1, element 1 and again at line 2, element 2"
    #expect(error.problem == "prompt id \"p2\" stands at \(places)")
  }

  @Test("a token id outside the vocabulary is an error")
  func vocabulary() throws {
    var generations = Self.generations
    generations[1].tokenIDs = [4]
    let error = try #require(throws: SpoorError.self) {
      try dump("[\(entry("p2", 0, 1))]", generations: generations)
    }
    #expect(error.problem == "token id 4 is outside the vocabulary, the arrays have 4 columns")
  }

  @Test("both arrays must have one shape")
  func shapes() throws {
    let index = try scratch.file("index.json", text: "[\(entry("p2", 0, 1))]")
    let base = try array("base.npy", rows: 3)
    for tuned in [try array("t1.npy", rows: 2), try array("t2.npy", rows: 3, columns: 5)] {
      let error = try #require(throws: SpoorError.self) {
        try LogitsDump(index: index, base: base, tuned: tuned, generations: Self.generations)
      }
      #expect(error.problem.contains("that of \(base.path) is (3, 4)"))
      #expect(error.location?.file == tuned.path)
    }
  }
}
