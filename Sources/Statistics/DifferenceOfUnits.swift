/// One statistic of some units less another of the same units.
public struct DifferenceOfUnits: UnitStatistic {
  private let minuend: any UnitStatistic
  private let subtrahend: any UnitStatistic

  /// Joins two statistics of the same units.
  public init(_ minuend: any UnitStatistic, minus subtrahend: any UnitStatistic) {
    precondition(minuend.units == subtrahend.units, "statistics of different units")
    self.minuend = minuend
    self.subtrahend = subtrahend
  }

  /// How many units there are.
  public var units: Int { minuend.units }

  /// The difference; `nil` where either is undefined.
  public func value(timesDrawn: [Int]) -> Double? {
    guard let first = minuend.value(timesDrawn: timesDrawn),
      let second = subtrahend.value(timesDrawn: timesDrawn)
    else { return nil }
    return first - second
  }
}
