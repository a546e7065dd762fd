/// Something seen: inputs, whether it happened, and how much it counts.
public struct LogisticExample: Hashable, Sendable {
  /// The inputs.
  public var inputs: [Double]
  /// 1 where it happened, else 0.
  public var outcome: Double
  /// How often it counts; not negative.
  public var weight: Double

  /// Creates an example.
  public init(_ inputs: [Double], outcome: Double, weight: Double = 1) {
    self.inputs = inputs
    self.outcome = outcome
    self.weight = weight
  }
}
