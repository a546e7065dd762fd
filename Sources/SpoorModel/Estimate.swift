/// A figure with its 95 % interval.
public struct Estimate: Codable, Hashable, Sendable {
  /// The figure.
  public var value: Double
  /// The interval's lower end; `nil` where too little is known for one.
  public var low: Double?
  /// The interval's upper end.
  public var high: Double?

  /// Creates an estimate.
  public init(value: Double, low: Double? = nil, high: Double? = nil) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// Whether the interval excludes 0; without an interval nothing is excluded.
  public var excludesZero: Bool {
    guard let low, let high else { return false }
    return low > 0 || high < 0
  }
}

/// A share of counted things with its 95 % interval.
public struct Rate: Codable, Hashable, Sendable {
  /// How many of the things have the property.
  public var count: Int
  /// How many things there are.
  public var of: Int
  /// `count / of` with its interval; `nil` when `of` is 0.
  public var share: Estimate?

  /// Creates a rate.
  public init(count: Int, of total: Int, share: Estimate?) {
    self.count = count
    self.of = total
    self.share = share
  }
}
