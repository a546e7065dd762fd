/// Spearman's rank correlation of two values a unit, for a bootstrap over the units.
///
/// A replicate ranks its drawn units anew, a unit drawn twice being two equal values, as
/// ``SpearmanCorrelation`` would. Values are sorted once. Complexity of a value: O(units).
public struct SpearmanOfUnits: UnitStatistic, Hashable {
  private let one: RankOrder
  private let other: RankOrder

  /// Correlates two values a unit, without NaN.
  public init(_ one: [Double], _ other: [Double]) {
    precondition(one.count == other.count, "\(one.count) values against \(other.count)")
    self.one = RankOrder(one)
    self.other = RankOrder(other)
  }

  /// How many units there are.
  public var units: Int { one.order.count }

  /// ρ; `nil` where a side is constant.
  public func value(timesDrawn: [Int]) -> Double? {
    let (ranks, otherRanks) = (one.ranks(timesDrawn), other.ranks(timesDrawn))
    // Halves of whole numbers below 2⁵³ are summed exactly, so that no mean is taken off them first.
    var (count, product, square, otherSquare) = (0.0, 0.0, 0.0, 0.0)
    for unit in timesDrawn.indices {
      let weight = Double(timesDrawn[unit])
      let (rank, otherRank) = (weight * ranks[unit], otherRanks[unit])
      count += weight
      product += rank * otherRank
      square += rank * ranks[unit]
      otherSquare += weight * otherRank * otherRank
    }
    let mean = count * (count + 1) * (count + 1) / 4
    guard square > mean, otherSquare > mean else { return nil }
    let correlation = (product - mean) / ((square - mean) * (otherSquare - mean)).squareRoot()
    return min(1, max(-1, correlation))
  }
}

/// The order of some values, and which are equal.
private struct RankOrder: Hashable {
  /// The values' places, ascending by value.
  let order: [Int]
  /// Where each stretch of equal values ends in ``order``.
  private let ends: [Int]

  init(_ values: [Double]) {
    let sorted = values.indices.sorted { values[$0] < values[$1] }
    order = sorted
    ends = sorted.indices.filter { place in
      place + 1 == sorted.count || values[sorted[place]] != values[sorted[place + 1]]
    }
    .map { $0 + 1 }
  }

  /// Each value's rank when it counts so many times: the mean of those that its equals take up.
  func ranks(_ times: [Int]) -> [Double] {
    var ranks = [Double](repeating: 0, count: order.count)
    var (start, below) = (0, 0)
    for end in ends {
      var count = 0
      for place in start..<end { count += times[order[place]] }
      let rank = Double(below) + Double(count + 1) / 2
      for place in start..<end { ranks[order[place]] = rank }
      (start, below) = (end, below + count)
    }
    return ranks
  }
}
