/// The expected calibration error: how far scores lie from the shares that they promise, Σ over bins
/// of (bin's share of all) · |mean score − share of what is sought|.
///
/// Bins have equal width over 0...1 (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017). A bin
/// holds its lower end and not its upper one; 1 belongs to the last bin. An empty bin adds nothing
/// and stands in the table without shares. Undefined without labels. Complexity of a value: O(n).
public struct CalibrationError: UnitStatistic, Hashable {
  /// A bin of the reliability table.
  public struct Bin: Hashable, Sendable {
    /// The scores that it holds: `low` itself, `high` only in the last bin.
    public var low: Double
    /// The upper end.
    public var high: Double
    /// How many labels it holds.
    public var count: Int
    /// The mean of their scores; `nil` of an empty bin.
    public var meanScore: Double?
    /// The share of them that is what is sought; `nil` of an empty bin.
    public var share: Double?
  }

  private struct Entry: Hashable {
    var unit: Int
    var bin: Int
    var scores: Double
    var positives: Double

    /// How far this entry's scores promise more than is there.
    var excess: Double { scores - positives }
  }

  /// How many units there are.
  public let units: Int
  private let bins: Int
  private let entries: [Entry]

  /// Sorts labels into bins; scores lie in 0...1, and every label's unit in `0..<units`.
  public init(_ labels: [ScoredLabel], units: Int, bins: Int = 10) {
    precondition(bins > 0, "no bins")
    precondition(labels.allSatisfy { (0...1).contains($0.score) }, "a score is no probability")
    precondition(labels.allSatisfy { (0..<units).contains($0.unit) }, "a label of no unit")
    self.units = units
    self.bins = bins
    entries = labels.map { label in
      Entry(
        unit: label.unit,
        bin: min(bins - 1, Int(label.score * Double(bins))),
        scores: label.score,
        positives: label.isPositive ? 1 : 0
      )
    }
  }

  /// The error, 0...1; `nil` without labels.
  public func value(timesDrawn: [Int]) -> Double? {
    var excess = Array(repeating: 0.0, count: bins)
    var count = 0.0
    for entry in entries {
      let times = Double(timesDrawn[entry.unit])
      excess[entry.bin] += times * entry.excess
      count += times
    }
    return count == 0 ? nil : excess.reduce(0) { $0 + abs($1) } / count
  }

  /// The bins, lowest first, empty ones too.
  public var table: [Bin] {
    let width = 1 / Double(bins)
    return (0..<bins).map { bin in
      let held = entries.filter { $0.bin == bin }
      let count = Double(held.count)
      return Bin(
        low: Double(bin) * width,
        high: Double(bin + 1) * width,
        count: held.count,
        meanScore: held.isEmpty ? nil : held.reduce(0) { $0 + $1.scores } / count,
        share: held.isEmpty ? nil : held.reduce(0) { $0 + $1.positives } / count
      )
    }
  }
}
