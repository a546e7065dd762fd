import SpoorModel
import Statistics
import Testing
import Words

@testable import Imitation

@Suite("Shifted words in the dataset")
struct ShiftedWordTests {
  /// A response of ten words: so many shifted ones, of which some stand in runs; the rest unshifted, of
  /// which some do.
  private func response(
    _ number: Int,
    shifted: Int,
    inRuns: Int,
    unshiftedInRuns: Int,
    doubted: [ScalarRange] = []
  ) throws -> ShiftedResponse {
    let text = WordedText("a b c d e f g h i j", by: try WordScanner())
    let words = (0..<10).map { index in
      WordShift(
        word: text.words[index].text,
        index: index,
        shiftClass: index < shifted ? .shifted : .unshifted,
        kl: nil,
        isInitial: index == 0
      )
    }
    let coverage = (0..<10).map { index -> WordCoverage in
      let covered = index < shifted ? index < inRuns : index - shifted < unshiftedInRuns
      return covered ? .run : .none
    }
    return ShiftedResponse(
      promptID: "p\(number)",
      counts: DatasetWords(words, of: text, coverage: coverage, doubted: doubted)
    )
  }

  private func figures(
    _ responses: [ShiftedResponse],
    base: [ImitatedAnswer] = []
  ) throws -> ShiftedWordFigures {
    try #require(
      ShiftedWordFigures(
        of: responses,
        split: ShiftTally().split,
        base: base,
        by: Bootstrap(replicates: 200)
      )
    )
  }

  @Test("stand beside the unshifted words, in all and in doubted spans")
  func shares() throws {
    // "a b c" is doubted: three shifted words, and no unshifted one.
    let responses = try (0..<12).map {
      try response($0, shifted: 4, inRuns: 3, unshiftedInRuns: 2, doubted: [ScalarRange(0, 5)])
    }
    let figures = try figures(responses)
    #expect(figures.shifted.words.inRuns.count == 36 && figures.shifted.words.inRuns.of == 48)
    #expect(figures.shifted.unshifted.inRuns.count == 24)
    #expect(figures.shifted.unshifted.inRuns.of == 72)
    let difference = try #require(figures.shifted.lessUnshifted.inRuns)
    #expect(abs(difference.value - (0.75 - 1.0 / 3)) < 1e-12 && difference.excludesZero)
    #expect(figures.shifted.lessBase == nil)
    #expect(figures.shiftedInDoubtedSpans.words.inRuns.of == 36)
    #expect(figures.shiftedInDoubtedSpans.unshifted.inRuns.of == 0)
    #expect(figures.shiftedInDoubtedSpans.lessUnshifted.inRuns == nil)
    #expect(figures.statement.contains("41.7 points more (95 % interval"))
    #expect(figures.statement.contains("in doubted spans nothing is estimable"))
  }

  @Test("that stand there less often than others show nothing, and the sentence says so")
  func fewer() throws {
    let responses = try (0..<12).map { try response($0, shifted: 5, inRuns: 1, unshiftedInRuns: 4) }
    let statement = try figures(responses).statement
    #expect(statement.hasPrefix("Of 60 words that tuning shifted 20.0 % stand within a run of 4"))
    #expect(statement.contains("60.0 points fewer"))
    #expect(statement.hasSuffix("so nothing shows that these were copied more than the rest."))
  }

  @Test("marginal words belong to the wider denominator alone")
  func marginal() throws {
    let text = WordedText("a b c", by: try WordScanner())
    let words = zip(ShiftClass.allCases, 0...).map { shiftClass, index in
      WordShift(word: "w", index: index, shiftClass: shiftClass, kl: nil, isInitial: false)
    }
    let counts = DatasetWords(words, of: text, coverage: [.run, .word, .none], doubted: [])
    #expect(counts.all.words == 3 && counts.shiftedOrMarginal.words == 2)
    #expect(counts.shifted.words == 1 && counts.unshifted.inRuns == 1)
    #expect(counts.shiftedOrMarginal.inOutputs == 1 && counts.shiftedOrMarginal.inRuns == 0)
    var twice = counts
    twice += counts
    #expect(twice.all.words == 6 && twice.unshifted.inRuns == 2)
  }

  @Test("are set beside the base model's own words to the same prompts")
  func base() throws {
    let responses = try (0..<12).map { try response($0, shifted: 4, inRuns: 4, unshiftedInRuns: 6) }
    let base = (0..<12).map { number in
      ImitatedAnswer(
        promptID: "p\(number)",
        coverage: number < 6 ? [.run, .none] : [.run, .word],
        beginsLikeOutput: false
      )
    }
    let figures = try figures(responses, base: base)
    #expect(figures.shifted.lessBase?.inRuns?.value == 0.5)
    #expect(figures.shifted.lessBase?.inOutputs?.value == 0.25)
  }

  @Test("no response with known ranks has no figures")
  func unknown() {
    let figures = ShiftedWordFigures(
      of: [],
      split: ShiftTally().split,
      base: [],
      by: Bootstrap(replicates: 200)
    )
    #expect(figures == nil)
  }
}
