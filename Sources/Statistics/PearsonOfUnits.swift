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
  public func value(timesDrawn: [Int]) -> Double? {
    var (count, sum, otherSum) = (0.0, 0.0, 0.0)
    for unit in timesDrawn.indices where timesDrawn[unit] > 0 {
      let weight = Double(timesDrawn[unit])
      count += weight
      sum += weight * one[unit]
      otherSum += weight * other[unit]
    }
    let (mean, otherMean) = (sum / count, otherSum / count)
    var (product, square, otherSquare) = (0.0, 0.0, 0.0)
    for unit in timesDrawn.indices where timesDrawn[unit] > 0 {
      let weight = Double(timesDrawn[unit])
      let (first, second) = (one[unit] - mean, other[unit] - otherMean)
      product += weight * first * second
      square += weight * first * first
      otherSquare += weight * second * second
    }
    guard square > 0, otherSquare > 0 else { return nil }
    return min(1, max(-1, product / (square * otherSquare).squareRoot()))
  }
}
