/// Pearson's correlation of two values a unit, for a bootstrap over the units.
///
/// Complexity of a value: O(units).
public struct PearsonOfUnits: UnitStatistic, Hashable {
  private let one: [Double]
  private let other: [Double]

  /// Correlates two values a unit, without NaN.
  public init(_ one: [Double], _ other: [Double]) {
    precondition(one.count == other.count, "\(one.count) values against \(other.count)")
    self.one = one
    self.other = other
  }

  /// How many units there are.
  public var units: Int { one.count }

  /// r; `nil` where a side is constant.
  public func value(timesDrawn: [Int]) -> Double? { pearson(one, other, times: timesDrawn) }
}
