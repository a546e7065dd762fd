/// Something that is or is not what a score looks for.
public struct ScoredLabel: Hashable, Sendable {
  /// The higher, the more it is taken for what is sought; not NaN.
  public var score: Double
  /// Whether it is what is sought.
  public var isPositive: Bool
  /// The unit (prompt) that it belongs to, counted from 0.
  public var unit: Int

  /// Creates a scored label.
  public init(score: Double, isPositive: Bool, unit: Int) {
    self.score = score
    self.isPositive = isPositive
    self.unit = unit
  }
}
