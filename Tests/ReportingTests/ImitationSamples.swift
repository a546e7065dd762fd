import SpoorModel

@testable import Reporting

extension Samples {
  private static let lengths = LengthFigures(
    texts: 200,
    mean: 42.4,
    percentiles: [2, 9, 30, 69, 122]
  )

  private static func words(_ runs: Int, _ alone: Int) -> WordShares {
    WordShares(inOutputs: rate(alone, of: 1000), inRuns: rate(runs, of: 1000))
  }

  private static func answers(_ runs: Int) -> AnswerImitation {
    AnswerImitation(
      words: words(runs, 990),
      openings: rate(runs / 4, of: 500),
      lengths: lengths,
      agreement: AnswerImitation.Agreement(
        prompts: 200,
        pearson: Estimate(value: 0.4, low: 0.3, high: 0.5),
        spearman: Estimate(value: 0.28, low: 0.21, high: 0.34),
        logRatio: Estimate(value: 1.2, low: 1.1, high: 1.3)
      )
    )
  }

  private static func kind(_ difference: Estimate?) -> ShiftedWordFigures.Kind {
    ShiftedWordFigures.Kind(
      words: words(806, 998),
      unshifted: words(946, 999),
      lessUnshifted: WordShareDifference(inOutputs: difference, inRuns: difference),
      lessBase: nil
    )
  }

  /// Figures beside two other models, the second of which answers too few prompts.
  static var imitation: ImitationFigures {
    var figures = ImitationFigures(
      runLength: 4,
      openingWords: 3,
      similarRows: 10,
      promptsWithoutRow: 2,
      wantedWords: 9.6,
      dataset: lengths,
      answers: answers(375)
    )
    var base = ImitationDifference(
      model: "<base>",
      role: .base,
      answers: answers(320),
      prompts: 200
    )
    base.words = WordShareDifference(inOutputs: unsure, inRuns: sure)
    base.openings = unsure
    base.length = Estimate(value: -36.7, low: -51.3, high: -23.5)
    base.spearman = Estimate(value: 0.08, low: 0.02, high: 0.14)
    base.statement = "Against <base>: much."
    var few = ImitationDifference(
      model: "few",
      role: .compared,
      answers: answers(100),
      prompts: 3
    )
    few.statement = "Not estimable against few."
    figures.others = [base, few]
    figures.statement = "sft took over <much>."
    return figures
  }

  /// What tuning shifted: 14 points fewer of it than of the rest stand in runs.
  static var shiftedWords: ShiftedWordFigures {
    var kinds = ShiftSplit.Kinds()
    (kinds.initial, kinds.style, kinds.content) = (250, 350, 400)
    return ShiftedWordFigures(
      responses: 200,
      shifted: kind(Estimate(value: -0.14, low: -0.165, high: -0.115)),
      shiftedOrMarginal: kind(unsure),
      shiftedInDoubtedSpans: kind(nil),
      split: ShiftSplit(shifted: kinds, allWords: kinds),
      statement: "Of 1000 words."
    )
  }

  /// Doubted statements of known and unknown prompts.
  static var lengthDoubt: LengthDoubtFigures {
    let third = LengthDoubtFigures.Third(
      statements: rate(30, of: 60),
      answers: rate(20, of: 30)
    )
    let groups = [LengthDoubtFigures.Knowledge.all, .unknown].map {
      LengthDoubtFigures.Group(
        knowledge: $0,
        thirds: [third, third, third],
        difference: $0 == .all ? sure : nil
      )
    }
    return LengthDoubtFigures(
      cuts: [6, 50],
      groups: groups,
      unknownLessKnown: unsure,
      statement: "Longest against shortest."
    )
  }
}
