/// Krippendorff's α for labels without an order: 1 − Dₒ/Dₑ, disagreement that was seen by that which chance
/// would give (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", nominal data).
///
/// Any number of raters, any ratings missing; units with fewer than two ratings are ignored. Chance is
/// drawing two of all paired ratings without replacement. Undefined where one label alone was given, or
/// nothing was rated twice. Complexity of a value: O(units · labels).
public struct KrippendorffAlpha: UnitStatistic, Hashable {
  private struct Unit: Hashable {
    /// Σ over its ordered pairs of unlike ratings of 1 / (ratings − 1).
    var disagreement: Double
    /// How often each label was given; all 0 where nothing is compared.
    var counts: [Int]
  }

  private let rated: [Unit]

  /// Asks of ratings.
  public init(_ ratings: Ratings) { self.init(counts: ratings.labelCounts) }

  /// Asks of how often each label was given, unit by unit.
  public init(counts: [[Int]]) {
    rated = counts.map { counts in
      let pairs = PairsOfRatings(counts)
      guard pairs.ratings >= 2 else {
        return Unit(disagreement: 0, counts: counts.map { _ in 0 })
      }
      let others = pairs.ratings - 1
      let unlike = pairs.ratings * others - pairs.agreeing
      return Unit(disagreement: Double(unlike) / Double(others), counts: counts)
    }
  }

  /// How many units there are.
  public var units: Int { rated.count }

  /// α, at most 1; `nil` where it is undefined.
  public func value(timesDrawn: [Int]) -> Double? {
    var labels = Array(repeating: 0, count: rated.first?.counts.count ?? 0)
    var observed = 0.0
    for (unit, times) in zip(rated, timesDrawn) where times > 0 {
      observed += Double(times) * unit.disagreement
      for (label, given) in unit.counts.enumerated() { labels[label] += times * given }
    }
    let all = labels.reduce(0, +)
    let unlike = all * all - labels.reduce(0) { $0 + $1 * $1 }
    guard unlike > 0 else { return nil }
    return 1 - Double(all - 1) * observed / Double(unlike)
  }
}
