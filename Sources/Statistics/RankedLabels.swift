/// Scored labels from the highest score to the lowest, sorted once for all that is asked of them.
///
/// Labels of one unit and one score are counted together: a detector that knows two scores needs
/// two entries a unit, however many tokens there are.
public struct RankedLabels: Hashable, Sendable {
  /// Labels of one score and one unit.
  struct Entry: Hashable, Sendable {
    var unit: Int
    var positives: Int
    var negatives: Int
    /// Whether the next entry has a lower score.
    var endsTie: Bool
  }

  /// The number of units.
  public let units: Int
  /// The number of labels that are what is sought.
  public let positives: Int
  /// The number of the others.
  public let negatives: Int
  let entries: [Entry]

  /// Sorts labels; every label's unit lies in `0..<units`, and no score is NaN.
  ///
  /// Complexity: O(n log n).
  public init(_ labels: [ScoredLabel], units: Int) {
    precondition(labels.allSatisfy { !$0.score.isNaN }, "a score is not a number")
    precondition(labels.allSatisfy { (0..<units).contains($0.unit) }, "a label of no unit")
    self.units = units
    positives = labels.count { $0.isPositive }
    negatives = labels.count - positives
    let sorted = labels.sorted { ($1.score, $0.unit) < ($0.score, $1.unit) }
    var entries: [Entry] = []
    var score = Double.nan
    for label in sorted {
      if label.score != score || entries.last?.unit != label.unit {
        if label.score != score, !entries.isEmpty { entries[entries.count - 1].endsTie = true }
        entries.append(Entry(unit: label.unit, positives: 0, negatives: 0, endsTie: false))
        score = label.score
      }
      entries[entries.count - 1].positives += label.isPositive ? 1 : 0
      entries[entries.count - 1].negatives += label.isPositive ? 0 : 1
    }
    if !entries.isEmpty { entries[entries.count - 1].endsTie = true }
    self.entries = entries
  }

  /// Gives each group of equal scores, highest first, with how many labels of it were drawn.
  ///
  /// A group of which nothing was drawn is given too, empty.
  @inline(__always)
  func forEachTie(timesDrawn: [Int], _ visit: (_ positives: Int, _ negatives: Int) -> Void) {
    var (positives, negatives) = (0, 0)
    for entry in entries {
      let times = timesDrawn[entry.unit]
      positives += times * entry.positives
      negatives += times * entry.negatives
      guard entry.endsTie else { continue }
      visit(positives, negatives)
      (positives, negatives) = (0, 0)
    }
  }
}
