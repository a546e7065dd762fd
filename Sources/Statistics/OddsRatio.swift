/// How many times greater the odds are among cases than among controls.
public struct OddsRatio: Hashable, Sendable, Codable {
  /// The estimate; 1 = no difference.
  public var value: Double
  /// Its 95 % interval.
  public var interval: Interval

  /// Creates an estimate.
  public init(value: Double, interval: Interval) {
    self.value = value
    self.interval = interval
  }
}
