/// How far tuning moved the tokens of one answer: means of KL(tuned‖base), nats.
///
/// Of a value that is known between two ends the lower one counts.
public struct AnswerDivergence: Codable, Hashable, Sendable {
  /// Over all tokens of the answer.
  public var mean: Double
  /// Over its first ⌈0.05·T⌉; `nil` where none of them has a value.
  public var first: Double?

  /// Joins the means.
  public init(mean: Double, first: Double?) {
    self.mean = mean
    self.first = first
  }
}
