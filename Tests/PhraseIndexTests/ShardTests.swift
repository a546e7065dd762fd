import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import PhraseIndex

@Suite("Indices of several shards")
struct ShardTests {
  private let scratch: ScratchFolder
  private let files: [URL]

  /// Three files of random rows, some of them alike within a file and across files.
  init() throws {
    scratch = try ScratchFolder()
    var generator = SplitMix64(seed: 11)
    func text(_ words: ClosedRange<Int>) -> String {
      (0..<Int.random(in: words, using: &generator))
        .map { _ in "w\(Int.random(in: 0...40, using: &generator))" }.joined(separator: " ")
    }
    var rows = (0..<90).map { _ in
      ScratchIndex.Row(instruction: text(0...8), input: text(0...2), output: text(1...20))
    }
    rows[5] = rows[4]
    rows[70] = rows[4]
    files = try (0..<3).map { [rows, scratch] number in
      let part = rows[(30 * number)..<(30 * number + 30)]
      return try scratch.file("\(number).jsonl", text: try ScratchIndex.lines(Array(part)))
    }
  }

  private func build(_ files: [URL], _ name: String, _ mode: IndexBuilder.Mode = .adding) throws
    -> IndexBuilder.Outcome
  {
    try IndexBuilder(into: scratch.url.appending(path: name)).build(from: files, mode: mode)
  }

  private func open(_ name: String) throws -> PhraseIndex {
    try PhraseIndex(at: scratch.url.appending(path: name))
  }

  @Test("three shards answer as one does")
  func equal() throws {
    _ = try build(files, "one")
    for file in files { _ = try build([file], "three") }
    let (one, three) = (try open("one"), try open("three"))
    #expect(one.manifest.shards.map(\.rows) == [90])
    #expect(three.manifest.shards.map(\.rows) == [30, 30, 30])
    #expect(one.rowCount == 88)
    #expect(three.rowCount == 89)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<150 {
      let text = (0..<Int.random(in: 1...30, using: &generator))
        .map { _ in "w\(Int.random(in: 0...42, using: &generator))" }.joined(separator: " ")
      let field = RowField.allCases.randomElement(using: &generator).flatMap {
        Bool.random(using: &generator) ? $0 : nil
      }
      let scope = TraceScope(rows: 200, field: field, near: .sought)
      let (first, second) = (try one.trace(text, scope), try three.trace(text, scope))
      #expect(first.occurrences == second.occurrences)
      #expect(first.matches.map(\.range) == second.matches.map(\.range))
      #expect(first.matches.map(\.fields) == second.matches.map(\.fields))
      // A copy in another shard is a row of its own.
      #expect(
        first.matches.map { $0.rows.reduce(0) { $0 + $1.row.copies } }
          == second.matches.map { $0.rows.reduce(0) { $0 + $1.row.copies } }
      )
      #expect(first.near?.map(\.identity).max() == second.near?.map(\.identity).max())
    }
  }

  @Test("rows keep their ids and go on counting in a later shard")
  func ids() throws {
    for file in files { _ = try build([file], "three") }
    let index = try open("three")
    let ids = try (0..<index.rowCount).map { try index.row($0).id }
    #expect(Set(ids).isSuperset(of: [.number(0), .number(29), .number(30), .number(89)]))
    #expect(try index.copies(of: 4) == [.number(5)])
    #expect(try index.copyCount(of: 4) == 2)
    #expect(try index.copyCount(of: 3) == 1)
  }

  @Test("adding a file leaves the old shard as it is, and adding it again does nothing")
  func adding() throws {
    let first = try build([files[0]], "index").manifest
    let outcome = try build([files[0], files[1]], "index")
    guard case .extended(let shard) = outcome.change else {
      Issue.record("no shard was added")
      return
    }
    #expect(outcome.manifest.shards == first.shards + [shard])
    #expect(shard.sources.map(\.name) == ["1.jsonl"])
    guard case .unchanged = try build([files[1]], "index").change else {
      Issue.record("the file was added twice")
      return
    }
  }

  @Test("a file that changed is refused with its remedy, and the index stays")
  func changed() throws {
    let before = try build([files[0]], "index").manifest
    _ = try scratch.file("0.jsonl", text: try ScratchIndex.lines([.init(output: "other")]))
    let error = #expect(throws: SpoorError.self) { try build([files[0]], "index") }
    #expect(error?.code == .badInput)
    #expect(error?.problem.contains("as it was before it changed") == true)
    #expect(error?.remedy.contains("--rebuild") == true)
    #expect(try open("index").manifest == before)
  }

  @Test("the same file read in another way is refused")
  func otherFields() throws {
    _ = try build([files[0]], "index")
    let options = DatasetOptions(fields: try FieldMapping(parsing: "output=instruction"))
    let error = #expect(throws: SpoorError.self) {
      try IndexBuilder(into: scratch.url.appending(path: "index"))
        .build(from: [files[0]], options: options, mode: .adding)
    }
    #expect(error?.problem.contains("read it in another way") == true)
  }

  @Test("matching files means holding them and no other")
  func matching() throws {
    _ = try build(files, "index", .matching)
    #expect(try build([files[0]], "index", .matching).manifest.rows == 30)
    let two = try build([files[0], files[1]], "index", .matching).manifest
    #expect(two.shards.map(\.rows) == [30, 30])
    #expect(
      try build([files[1], files[0]], "index", .matching).manifest.shards.map(\.rows) == [60]
    )
  }

  @Test("rows that are left out are counted and listed")
  func skipping() throws {
    let text = try ScratchIndex.lines([.init(output: "a red fox")]) + "{\"output\": 1}\n"
    let file = try scratch.file("bad.jsonl", text: text)
    let outcome = try IndexBuilder(into: scratch.url.appending(path: "index"))
      .build(from: [file], options: DatasetOptions(badRows: .skip), mode: .adding)
    #expect(outcome.skipped?.count == 1)
    #expect(outcome.skipped?.errors.first?.location?.line == 2)
    #expect(outcome.manifest.sources.map(\.skipped) == [1])
    #expect(outcome.detections.map(\.rows) == [1])
  }
}
