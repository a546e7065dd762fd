public import SpoorModel
public import Statistics

extension Estimate {
  /// Each statistic of the same units with its bootstrap interval, all from the same draws; `nil` where
  /// one is undefined.
  public static func estimates(
    of statistics: [any UnitStatistic],
    by bootstrap: Bootstrap
  ) -> [Estimate?] {
    zip(statistics, bootstrap.intervals(of: statistics)).map { statistic, interval in
      statistic.value.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
    }
  }
}
