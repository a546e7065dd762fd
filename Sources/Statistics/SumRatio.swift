/// A ratio of sums over units, such as a mean or a share.
///
/// Complexity of a value: O(units).
public struct SumRatio: UnitStatistic, Hashable {
  /// What each unit adds.
  public let terms: [RatioTerm]

  /// Creates the ratio of the terms' sums.
  public init(_ terms: [RatioTerm]) { self.terms = terms }

  /// How many units there are.
  public var units: Int { terms.count }

  /// The ratio; `nil` over 0.
  public func value(timesDrawn: [Int]) -> Double? {
    var sum = RatioTerm.nothing
    for (unit, term) in terms.enumerated() {
      let times = Double(timesDrawn[unit])
      sum += RatioTerm(times * term.numerator, over: times * term.denominator)
    }
    return sum.ratio
  }
}
