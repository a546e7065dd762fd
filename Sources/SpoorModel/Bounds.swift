/// A number of nats, or a share, that is known exactly or only to lie between two ends.
///
/// Truncated log-probabilities give such numbers: what they leave out can make a divergence larger
/// or smaller, and no single number would be honest.
public struct Bounds: Hashable, Sendable {
  /// The least that it can be.
  public var low: Double
  /// The most that it can be; +∞ where nothing limits it.
  public var high: Double

  /// Creates bounds; `low` may not exceed `high`.
  public init(low: Double, high: Double) {
    precondition(low <= high, "\(low)...\(high) are no bounds")
    self.low = low
    self.high = high
  }

  /// Creates a number that is known.
  public init(exactly value: Double) { self.init(low: value, high: value) }

  /// The number, where both ends are one.
  public var exact: Double? { low == high ? low : nil }

  /// Whether `value` lies between the ends, themselves included.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

extension Bounds: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A number that is known.
  public init(floatLiteral value: Double) { self.init(exactly: value) }

  /// A number that is known.
  public init(integerLiteral value: Int) { self.init(exactly: Double(value)) }
}
