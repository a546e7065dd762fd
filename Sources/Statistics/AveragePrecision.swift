/// The area under the curve of precision over recall, in steps: Σ (Rₙ − Rₙ₋₁) Pₙ over the
/// thresholds from high to low.
///
/// Equal scores are one threshold, and nothing is interpolated, as in scikit-learn's
/// `average_precision_score`. Scores without knowledge come to the prevalence, not to 0.5.
/// Undefined without anything that is sought. Complexity of a value: O(n), after one sort.
public struct AveragePrecision: UnitStatistic, Hashable {
  private let labels: RankedLabels

  /// Asks of ranked labels.
  public init(_ labels: RankedLabels) { self.labels = labels }

  /// How many units there are.
  public var units: Int { labels.units }

  /// The area, 0...1; `nil` without anything that is sought.
  public func value(timesDrawn: [Int]) -> Double? {
    var (positives, all) = (0, 0)
    var sum = 0.0
    labels.forEachTie(timesDrawn: timesDrawn) { tiedPositives, tiedNegatives in
      positives += tiedPositives
      all += tiedPositives + tiedNegatives
      guard tiedPositives > 0 else { return }
      sum += Double(tiedPositives) * Double(positives) / Double(all)
    }
    return positives == 0 ? nil : sum / Double(positives)
  }
}
