import Figures
public import SpoorModel
import Statistics

/// Accuracy by a number that was varied: K retrieved passages, or paraphrases of each passage tuned on.
///
/// Ovadia et al. (2312.05934, §5 and Figure 4) find no K that is best throughout, and an accuracy that rises
/// with paraphrases; they give no test of either.
public struct NumberedCurve: Hashable, Sendable {
  /// One number.
  public struct Point: Hashable, Sendable {
    /// How many passages, or paraphrases.
    public let number: Int
    /// The arm's name.
    public let arm: String
    /// Right answers.
    public let right: Rate
    /// In which share of the drawings of questions it is the best, ties going to the smaller number.
    public let best: Double
  }

  /// The numbers, ascending.
  public let points: [Point]
  /// Questions that were scored under all of them.
  public let questions: Int
  /// Questions that were scored under some alone.
  public let incomplete: Int
  /// The instability: the greatest accuracy less the least.
  public let spread: Estimate
  /// The mean spread if the number made no difference.
  ///
  /// Each question's answers are dealt out among the numbers at random. A spread of noisy accuracies is above 0
  /// by itself.
  public let spreadByChance: Double
  /// The share of such deals that spread as far, the real one counted.
  public let spreadP: Double
  /// Spearman's correlation of number and accuracy; `nil` where all accuracies are equal, and for two
  /// numbers, which always lie on a line.
  public let correlation: Estimate?
  /// The steps from one number to the next at which the accuracy falls.
  public let falls: Int

  /// How often questions are drawn, and answers dealt.
  private static let draws = 1_000

  /// Computes a curve; `nil` for fewer than two numbers or no question that all were asked.
  ///
  /// - Parameters:
  ///   - arms: each number's arm.
  ///   - answers: of all of them.
  ///   - seed: the start of the random sequence.
  public init?(
    _ arms: [Int: String],
    _ answers: ArmAnswers,
    seed: UInt64 = 20_231_210
  ) {
    let numbers = arms.keys.sorted()
    let right = numbers.compactMap { arms[$0] }.compactMap { answers.right[$0] }
    guard right.count == numbers.count, numbers.count > 1, !answers.questions.isEmpty else {
      return nil
    }
    let bootstrap = Bootstrap(replicates: Self.draws, seed: seed)
    let table = AnswerTable(numbers: numbers, right: right)
    let estimates = Estimate.estimates(
      of: [CurveFigure(table, .spread), CurveFigure(table, .correlation)],
      by: bootstrap
    )
    let shares = table.accuracies(nil)
    let best = table.best(by: bootstrap)
    points = numbers.indices.map { place in
      Point(
        number: numbers[place],
        arm: arms[numbers[place]] ?? "",
        right: Rate(
          Proportion(successes: right[place].count { $0 }, trials: right[place].count)
        ),
        best: best[place]
      )
    }
    questions = answers.questions.count
    incomplete = answers.incomplete
    let spread = estimates[0] ?? Estimate(value: 0)
    self.spread = spread
    correlation = numbers.count > 2 ? estimates[1] : nil
    falls = zip(shares, shares.dropFirst()).count { $1 < $0 }
    (spreadByChance, spreadP) = table.dealt(spread: spread.value, times: Self.draws, seed: seed)
  }
}
