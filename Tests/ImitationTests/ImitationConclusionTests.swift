import SpoorModel
import Testing

@testable import Imitation

@Suite("What the figures of imitation say together")
struct ImitationConclusionTests {
  private static func estimate(_ value: Double, _ spread: Double) -> Estimate {
    Estimate(value: value, low: value - spread, high: value + spread)
  }

  private static let answers = AnswerImitation(
    words: WordShares(
      inOutputs: Rate(count: 0, of: 0, share: nil),
      inRuns: Rate(count: 0, of: 0, share: nil)
    ),
    openings: Rate(count: 0, of: 0, share: nil),
    lengths: nil,
    agreement: AnswerImitation.Agreement(prompts: 0, pearson: nil, spearman: nil, logRatio: nil)
  )

  /// Figures beside one other model: differences of so much, all with intervals of `spread` each way.
  private static func figures(
    _ value: Double,
    spread: Double,
    nearer: Double,
    role: PassageDifference.Role = .base
  ) -> ImitationFigures {
    var figures = ImitationFigures(
      runLength: 4,
      openingWords: 3,
      similarRows: 10,
      promptsWithoutRow: 0,
      wantedWords: nil,
      dataset: nil,
      answers: answers
    )
    var other = ImitationDifference(model: "base", role: role, answers: answers, prompts: 20)
    other.words = WordShareDifference(inOutputs: nil, inRuns: estimate(value, spread))
    other.openings = estimate(value, spread)
    other.length = estimate(100 * value, 100 * spread)
    other.logRatio = estimate(nearer, 0.1)
    figures.others = [other]
    return figures
  }

  private static func shifted(_ difference: Double) -> ShiftedWordFigures {
    func shares(_ share: Double) -> WordShares {
      let rate = Rate(count: 0, of: 1000, share: estimate(share, 0.01))
      return WordShares(inOutputs: rate, inRuns: rate)
    }
    let kind = ShiftedWordFigures.Kind(
      words: shares(0.8),
      unshifted: shares(0.8 - difference),
      lessUnshifted: WordShareDifference(inOutputs: nil, inRuns: estimate(difference, 0.02)),
      lessBase: nil
    )
    return ShiftedWordFigures(
      responses: 20,
      shifted: kind,
      shiftedOrMarginal: kind,
      shiftedInDoubtedSpans: kind,
      split: ShiftSplit(shifted: ShiftSplit.Kinds(), allWords: ShiftSplit.Kinds()),
      statement: ""
    )
  }

  private func sentence(_ figures: ImitationFigures) -> String? {
    ImitationConclusion(model: "sft", figures: figures).sentence
  }

  @Test("whole answers may take over what shifted words do not", arguments: [-0.14, 0.1])
  func both(difference: Double) {
    var figures = Self.figures(0.46, spread: 0.05, nearer: -0.3)
    figures.shifted = Self.shifted(difference)
    let often = difference > 0 ? "more often" : "no more often"
    let others = difference > 0 ? "70.0" : "94.0"
    #expect(
      sentence(figures)
        == "sft’s answers took over the dataset’s phrases (+46.0 points of words in runs of 4), openings "
        + "(+46.0 points) and longer answers (+46.0 words an answer), against base’s: that is the whole "
        + "answer. The words on which tuning overruled the base model stand in such runs \(often) than the "
        + "others (80.0 against \(others) %)."
    )
  }

  @Test("what is not significant shows nothing, and its sign is the table's")
  func nothing() {
    #expect(
      sentence(Self.figures(-0.012, spread: 0.04, nearer: 0))
        == "Nothing shows that sft took over the dataset’s phrases (−1.2 points of words in runs of 4), "
        + "openings (−1.2 points) or lengths (−1.2 words an answer), against base."
    )
  }

  @Test("longer answers that are no nearer to the dataset's are not taken over")
  func longer() throws {
    let text = try #require(
      sentence(Self.figures(0.46, spread: 0.05, nearer: 0.3, role: .compared))
    )
    #expect(text.hasPrefix("sft’s answers have more of the dataset’s phrases"))
    #expect(text.contains("nothing shows that sft has more of the dataset’s lengths (+46.0 words"))
    #expect(text.hasSuffix("no nearer to what it would give) than base."))
  }

  @Test("too few common prompts conclude nothing")
  func few() {
    var figures = Self.figures(0.46, spread: 0.05, nearer: -0.3)
    figures.others[0].prompts = 9
    #expect(sentence(figures) == nil)
  }
}
