/// The area under the receiver operating characteristic: how often something sought scores higher
/// than something else, over all pairs of one of each; a tie counts half.
///
/// That is the Mann–Whitney U statistic by its greatest value (Hanley and McNeil 1982). 0.5 is what
/// scores without knowledge come to, whatever the prevalence. Undefined without a label of each
/// kind. Complexity of a value: O(n), after one sort.
public struct AUROC: UnitStatistic, Hashable {
  private let labels: RankedLabels

  /// Asks of ranked labels.
  public init(_ labels: RankedLabels) { self.labels = labels }

  /// How many units there are.
  public var units: Int { labels.units }

  /// The area, 0...1; `nil` without a label of each kind.
  public func value(timesDrawn: [Int]) -> Double? {
    var (positives, negatives) = (0, 0)
    // Twice the pairs in the right order, so that half a pair stays an integer.
    var pairs = 0
    labels.forEachTie(timesDrawn: timesDrawn) { tiedPositives, tiedNegatives in
      pairs += tiedNegatives * (2 * positives + tiedPositives)
      positives += tiedPositives
      negatives += tiedNegatives
    }
    guard positives > 0, negatives > 0 else { return nil }
    return Double(pairs) / (2 * Double(positives) * Double(negatives))
  }
}
