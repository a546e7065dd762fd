/// A closed interval around an estimate.
///
/// Files hold it as `[low, high]`.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public var low: Double
  /// The upper end.
  public var high: Double

  /// Creates an interval.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The two-sided 97.5 % point of the standard normal, for 95 % intervals.
  static let normalQuantile95 = 1.959_963_984_540_054

  /// Whether `value` lies inside, ends included.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

extension Interval: Codable {
  /// Reads `[low, high]`.
  public init(from decoder: any Decoder) throws {
    var ends = try decoder.unkeyedContainer()
    self.init(low: try ends.decode(Double.self), high: try ends.decode(Double.self))
  }

  /// Writes `[low, high]`.
  public func encode(to encoder: any Encoder) throws {
    var ends = encoder.unkeyedContainer()
    try ends.encode(low)
    try ends.encode(high)
  }
}
