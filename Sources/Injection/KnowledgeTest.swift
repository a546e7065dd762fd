import Foundation

/// Whether a model has the knowledge that questions ask for: whether L > 1 / options.
///
/// Ovadia et al. 2312.05934, §2.1. Of questions with different numbers of options guessing brings the mean of
/// 1 / options. The paper compares the two numbers; that the difference is not chance, the p-value says.
public struct KnowledgeTest: Hashable, Sendable {
  /// The accuracy that guessing brings.
  public let guessing: Double
  /// Whether the accuracy is above it.
  public let isAbove: Bool
  /// The exact chance that guessing makes as many right answers, or more.
  public let pValue: Double

  /// Tests a number of right answers.
  ///
  /// Complexity: O(n) for equal numbers of options; for k different numbers, O(n²) in all.
  ///
  /// - Parameters:
  ///   - right: the right answers.
  ///   - options: the number of options of each question, at least 1.
  public init?(right: Int, options: [Int]) {
    guard !options.isEmpty else { return nil }
    let count = Double(options.count)
    guessing = options.reduce(0) { $0 + 1 / Double($1) } / count
    isAbove = Double(right) > guessing * count
    let counts = Dictionary(grouping: options) { $0 }.mapValues(\.count).sorted { $0.key < $1.key }
    var chances = [1.0]
    for (options, trials) in counts {
      chances = Self.sums(chances, Self.binomial(trials, 1 / Double(options)))
    }
    // Summed from the small end, so that no small chance is lost beside a large one.
    pValue = min(1, chances.dropFirst(right).reversed().reduce(0, +))
  }

  /// The chance of each number of successes.
  private static func binomial(_ trials: Int, _ chance: Double) -> [Double] {
    guard chance < 1 else { return Array(repeating: 0, count: trials) + [1] }
    return (0...trials).map { successes in
      let ways =
        lgamma(Double(trials + 1)) - lgamma(Double(successes + 1))
        - lgamma(Double(trials - successes + 1))
      return exp(
        ways + Double(successes) * log(chance) + Double(trials - successes) * log1p(-chance)
      )
    }
  }

  private static func sums(_ one: [Double], _ other: [Double]) -> [Double] {
    guard one.count > 1 else { return other }
    var sums = Array(repeating: 0.0, count: one.count + other.count - 1)
    for (first, chance) in one.enumerated() {
      for (second, otherChance) in other.enumerated() {
        sums[first + second] += chance * otherChance
      }
    }
    return sums
  }
}
