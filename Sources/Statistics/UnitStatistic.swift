/// A figure of units (prompts) that can be asked again as if some units had been drawn several
/// times and others not at all.
///
/// What is drawn stands in counts, so that a replicate of a bootstrap copies nothing, and what must
/// be in order is sorted once.
public protocol UnitStatistic: Sendable {
  /// How many units there are.
  var units: Int { get }

  /// The figure when unit `u` counts `timesDrawn[u]` times; `nil` where it is undefined.
  ///
  /// `timesDrawn` has ``units`` elements, none below 0.
  func value(timesDrawn: [Int]) -> Double?
}

extension UnitStatistic {
  /// The figure itself, every unit counted once; `nil` where it is undefined.
  public var value: Double? { value(timesDrawn: Array(repeating: 1, count: units)) }
}

extension Bootstrap {
  /// The intervals of several statistics of the same units, all from the same draws.
  ///
  /// An interval is that of ``interval(over:statistic:)`` for the same seed: the draws are the same,
  /// only counted. Complexity: O(`replicates` · (units + what one value of each statistic costs)).
  public func intervals(of statistics: [any UnitStatistic]) -> [Interval?] {
    guard let units = statistics.first?.units else { return [] }
    precondition(statistics.allSatisfy { $0.units == units }, "statistics of different units")
    guard units >= 2 else { return statistics.map { _ in nil } }
    var generator = SplitMix64(seed: seed)
    var values: [[Double]] = statistics.map { _ in [] }
    for _ in 0..<replicates {
      var timesDrawn = Array(repeating: 0, count: units)
      for _ in 0..<units { timesDrawn[generator.index(below: units)] += 1 }
      for (place, statistic) in statistics.enumerated() {
        guard let value = statistic.value(timesDrawn: timesDrawn), value.isFinite else { continue }
        values[place].append(value)
      }
    }
    return values.map(percentiles(of:))
  }
}
