import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import PhraseIndex

@Suite("Similar rows against FTS5's own ranking")
struct ConceptRankingTests {
  private func check(_ index: PhraseIndex, prompts: [String]) throws {
    let fullText = FullTextRanking(in: index)
    for prompt in prompts {
      #expect(
        try index.similarRows(to: prompt, limit: 10) == fullText.best(10, for: prompt),
        "\(prompt)"
      )
    }
  }

  @Test(
    "the same ten rows, in the same order, with the same scores, on the planted world",
    .enabled(if: SharedData.worldA != nil, "world-a is not beside the package")
  )
  func plantedWorld() throws {
    let scratch = try ScratchIndex.worldA()
    let index = try scratch.built()
    let prompts = try stride(from: 0, to: index.rowCount, by: 37).map {
      try index.row($0).question(before: TrainingRow.Place(.output))
    }
    try check(index, prompts: prompts)
  }

  @Test(
    "the same ten rows on Alpaca's first rows",
    .enabled(if: Alpaca.isReadable, "needs data/alpaca beside world-a and the zstd command")
  )
  func alpaca() throws {
    let rows = try Alpaca.rows(TestScale.count(3000, heavy: 52_002))
    let scratch = try ScratchIndex(file: "alpaca.json", rows)
    let index = try scratch.built()
    let prompts = try stride(from: 1, to: index.rowCount, by: index.rowCount / 60).map {
      try index.row($0).parts.map(\.text).joined(separator: " ")
    }
    try check(index, prompts: prompts)
  }

  @Test(
    "random words in random rows rank alike, copies and conversations included",
    arguments: 1...6
  )
  func random(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let words = (0..<30).map { "w\($0)" } + ["東", "ＣＡＦÉ", "don’t"]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
    let rows = (0..<200).map { _ in
      ScratchIndex.Row(
        instruction: text(.random(in: 0...9, using: &generator)),
        input: text(.random(in: 0...2, using: &generator)),
        output: text(.random(in: 1...12, using: &generator))
      )
    }
    let scratch = try ScratchIndex(rows + rows.prefix(30))
    let index = try scratch.built()
    #expect(index.rowCount == Set(rows.map { [$0.instruction, $0.input, $0.output] }).count)
    // The full-text index is opened when it is first asked.
    try withExtendedLifetime(scratch) {
      try check(index, prompts: (0..<60).map { _ in text(.random(in: 0...12, using: &generator)) })
    }
  }
}
