import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Alpaca in parts") struct MergedAlpacaTests {
  @Test(
    "merged parts, and their shards asked alone, trace Alpaca's answers, words swapped, as the whole does",
    .enabled(if: Alpaca.isReadable, "needs data/alpaca beside world-a and the zstd command"),
    arguments: [1, 2, 7]
  )
  func equal(count: Int) throws {
    let rows = try Alpaca.rows(TestScale.count(1500, heavy: 52_002))
    let scratch = try ScratchIndex(file: "alpaca.json", rows)
    let whole = try scratch.built()
    let folders = try (1...count).map { number in
      let folder = scratch.scratch.url.appending(path: "part\(number)")
      let options = DatasetOptions(part: Part(number, of: count))
      _ = try IndexBuilder(into: folder)
        .build(from: [scratch.dataset], options: options, mode: .adding)
      return folder
    }
    let target = scratch.scratch.url.appending(path: "merged")
    _ = try IndexMerge(into: target).merge(folders)
    let merged = try PhraseIndex(at: target)
    #expect(merged.rowCount == whole.rowCount)
    let shards = try LoneShards(merged)
    for number in stride(from: 0, to: whole.rowCount, by: whole.rowCount / 60) {
      let row = try whole.row(number)
      let output = row.text(at: TrainingRow.Place(.output)) ?? ""
      let words = output.split(separator: " ").enumerated()
        .map { $0.offset % 7 == 5 ? "swapped" : String($0.element) }
      let prompt = row.question(before: TrainingRow.Place(.output))
      let scope = TraceScope(rows: 5, near: .sought, prompt: prompt)
      let (one, other) = (
        try whole.trace(words.joined(separator: " "), scope),
        try merged.trace(words.joined(separator: " "), scope)
      )
      #expect(Summary(other) == Summary(one), "row \(number)")
      let joined = try shards.trace(words.joined(separator: " "), scope)
      #expect(joined == TraceAnswer(one), "row \(number), shards asked alone")
    }
  }

  /// All that a trace says.
  private struct Summary: Equatable {
    var runs: [Range<Int>]
    var fields: [[RowField: Int]]
    var rows: [[EvidenceRow]]
    var near: [EvidenceRow]?
    var nearScores: [Double]?
    var similar: [TrainingRow]?
    var similarScores: [Double]?
    var copies: [Int]?

    init(_ trace: PhraseTrace) {
      runs = trace.matches.map(\.words)
      fields = trace.matches.map(\.fields)
      rows = trace.matches.map(\.rows)
      near = trace.near?.map(\.row)
      nearScores = trace.near?.map(\.score)
      similar = trace.similar?.map(\.row)
      similarScores = trace.similar?.map(\.score)
      copies = trace.similar?.map(\.copies)
    }
  }
}
