public import SpoorModel

extension Estimate {
  /// One estimate less another of other prompts; `nil` where either has no interval.
  ///
  /// The squares of both sides' distances are added (Zou and Donner 2008), which needs no draws in common
  /// and takes no side for certain of which all or none have the property.
  public init?(_ one: Estimate, lessIndependent other: Estimate) {
    guard let low = one.low, let high = one.high, let otherLow = other.low,
      let otherHigh = other.high
    else { return nil }
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let value = one.value - other.value
    self.init(
      value: value,
      low: value - root(one.value - low, otherHigh - other.value),
      high: value + root(high - one.value, other.value - otherLow)
    )
  }
}
