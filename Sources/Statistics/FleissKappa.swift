/// How far several raters agree beyond what the shares of the labels would give by chance (Fleiss 1971).
///
/// Raters need not be the same in every unit. pₒ is the mean over units of the share of pairs of ratings
/// that agree, pₑ = Σ π², π a label's mean share over units. Where units have unequal numbers of ratings this
/// is Gwet's generalisation (2014, §2.4): those with one rating count in π alone. Undefined without two
/// ratings of one unit, or where one label was given throughout. Complexity of a value: O(units · labels).
public struct FleissKappa: UnitStatistic, Hashable {
  private struct Unit: Hashable {
    /// The share of its pairs that agree; `nil` of one rating.
    var agreement: Double?
    /// How often each label was given, and all together.
    var counts: [Int]
    var ratings: Int
  }

  private let rated: [Unit]

  /// Asks of ratings.
  public init(_ ratings: Ratings) { self.init(counts: ratings.labelCounts) }

  /// Asks of how often each label was given, unit by unit.
  public init(counts: [[Int]]) {
    rated = counts.map { counts in
      let pairs = PairsOfRatings(counts)
      return Unit(agreement: pairs.agreement, counts: counts, ratings: pairs.ratings)
    }
  }

  /// How many units there are.
  public var units: Int { rated.count }

  /// κ, at most 1; `nil` where it is undefined.
  public func value(timesDrawn: [Int]) -> Double? {
    var agreement = RatioTerm.nothing
    var labels = Array(repeating: 0.0, count: rated.first?.counts.count ?? 0)
    var count = 0.0
    for (unit, times) in zip(rated, timesDrawn) where times > 0 && unit.ratings > 0 {
      let times = Double(times)
      count += times
      for (label, given) in unit.counts.enumerated() where given > 0 {
        labels[label] += times * Double(given) / Double(unit.ratings)
      }
      guard let share = unit.agreement else { continue }
      agreement += RatioTerm(times * share, over: times)
    }
    // One label throughout makes expected agreement 1, whatever rounding says.
    guard let observed = agreement.ratio, labels.count(where: { $0 > 0 }) > 1 else { return nil }
    let expected = labels.reduce(0) { $0 + ($1 / count) * ($1 / count) }
    return (observed - expected) / (1 - expected)
  }
}
