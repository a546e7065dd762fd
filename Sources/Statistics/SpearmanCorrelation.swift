/// Spearman's rank correlation ρ: Pearson's correlation of the ranks, equal values having the mean of
/// the ranks that they take up (Spearman 1904; Kendall 1945 for ties).
///
/// As `scipy.stats.spearmanr` computes it. Undefined where either side is constant or has fewer
/// than two values. Complexity: O(n log n).
public struct SpearmanCorrelation: Hashable, Sendable {
  /// ρ, −1...1; `nil` where it is undefined.
  public let value: Double?

  /// Correlates two lists of one length, without NaN.
  public init(_ one: [Double], _ other: [Double]) {
    precondition(one.count == other.count, "\(one.count) values against \(other.count)")
    value = PearsonCorrelation(Self.averageRanks(one), Self.averageRanks(other)).value
  }

  /// Each value's rank from 1, the mean of the ranks where several are equal.
  public static func averageRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in order[start..<end] { ranks[place] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}
