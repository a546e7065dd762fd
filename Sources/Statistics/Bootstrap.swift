/// A 95 % percentile bootstrap over units that were drawn independently: prompts, not tokens.
///
/// A unit carries everything that was seen under one prompt, so that what hangs together is drawn
/// together (cluster bootstrap; Efron and Tibshirani 1993, §8 and §13). Equal seeds give equal
/// intervals. No interval comes from fewer than two units, nor where the statistic is undefined in
/// half of the replicates or more: such a spread would mean nothing.
public struct Bootstrap: Hashable, Sendable {
  /// How many times the units are drawn anew.
  public var replicates: Int
  /// The start of the random sequence.
  public var seed: UInt64

  /// Creates a bootstrap; `replicates` must be positive.
  public init(replicates: Int = 1_000, seed: UInt64 = 20_240_205) {
    precondition(replicates > 0, "a bootstrap without replicates has no interval")
    self.replicates = replicates
    self.seed = seed
  }

  /// The interval of any statistic of the units.
  ///
  /// Replicates whose statistic is `nil` or not finite are left out. Complexity: `replicates`
  /// calls of `statistic`, each on as many units as were given.
  public func interval<Unit>(
    over units: [Unit],
    statistic: ([Unit]) throws -> Double?
  ) rethrows -> Interval? {
    guard let first = units.first else { return nil }
    var drawn = Array(repeating: first, count: units.count)
    return try interval(units: units.count) { indices in
      for (place, index) in indices.enumerated() { drawn[place] = units[index] }
      return try statistic(drawn)
    }
  }

  /// The interval of a ratio of sums, such as a mean.
  ///
  /// Complexity: O(units · replicates), without copies of units.
  public func interval(over terms: [RatioTerm]) -> Interval? {
    interval(units: terms.count) { indices in
      var sum = RatioTerm.nothing
      for index in indices { sum += terms[index] }
      return sum.ratio
    }
  }

  /// The interval of a difference of two ratios whose terms are drawn together.
  ///
  /// Complexity: O(units · replicates), without copies of units.
  public func interval(ofDifference pairs: [PairedRatioTerms]) -> Interval? {
    interval(units: pairs.count) { indices in
      var sum = PairedRatioTerms.nothing
      for index in indices { sum += pairs[index] }
      return sum.difference
    }
  }

  private func interval(
    units: Int,
    statistic: ([Int]) throws -> Double?
  ) rethrows -> Interval? {
    guard units >= 2 else { return nil }
    var generator = SplitMix64(seed: seed)
    var indices = Array(repeating: 0, count: units)
    var values: [Double] = []
    values.reserveCapacity(replicates)
    for _ in 0..<replicates {
      for place in indices.indices { indices[place] = generator.index(below: units) }
      if let value = try statistic(indices), value.isFinite { values.append(value) }
    }
    return percentiles(of: values)
  }

  /// The interval that replicates' values span; `nil` where half of the replicates or more had none.
  func percentiles(of values: [Double]) -> Interval? {
    guard values.count * 2 > replicates else { return nil }
    let sorted = values.sorted()
    return Interval(low: quantile(0.025, of: sorted), high: quantile(0.975, of: sorted))
  }
}

/// The quantile of sorted values, linear between neighbours (Hyndman and Fan's type 7).
func quantile(_ share: Double, of sorted: [Double]) -> Double {
  let place = share * Double(sorted.count - 1)
  let below = Int(place)
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
}
