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
    pearson(one.ranks(timesDrawn), other.ranks(timesDrawn), times: timesDrawn)
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
      let stretch = order[start..<end]
      let count = stretch.reduce(0) { $0 + times[$1] }
      let rank = Double(below) + Double(count + 1) / 2
      for unit in stretch { ranks[unit] = rank }
      (start, below) = (end, below + count)
    }
    return ranks
  }
}
