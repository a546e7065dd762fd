/// Two shares of the same things: what has a property before and after, or by one model and by another.
public struct PairedProportions: Hashable, Sendable {
  /// Things that have both.
  public let both: Int
  /// Things that have the first alone.
  public let firstAlone: Int
  /// Things that have the second alone.
  public let secondAlone: Int
  /// Things that have neither.
  public let neither: Int

  /// Counts things, none negative.
  public init(both: Int, firstAlone: Int, secondAlone: Int, neither: Int) {
    precondition(min(both, firstAlone, secondAlone, neither) >= 0, "a count is negative")
    self.both = both
    self.firstAlone = firstAlone
    self.secondAlone = secondAlone
    self.neither = neither
  }

  /// Counts pairs.
  public init(_ pairs: some Sequence<(first: Bool, second: Bool)>) {
    var counts = (both: 0, first: 0, second: 0, neither: 0)
    for pair in pairs {
      switch (pair.first, pair.second) {
      case (true, true): counts.both += 1
      case (true, false): counts.first += 1
      case (false, true): counts.second += 1
      case (false, false): counts.neither += 1
      }
    }
    self.init(
      both: counts.both,
      firstAlone: counts.first,
      secondAlone: counts.second,
      neither: counts.neither
    )
  }

  /// All things.
  public var count: Int { both + firstAlone + secondAlone + neither }

  /// The first share less the second; `nil` without things.
  public var difference: Double? {
    count == 0 ? nil : Double(firstAlone - secondAlone) / Double(count)
  }

  /// Whether one is likelier than the other, by McNemar's exact test.
  public var test: McNemar { McNemar(lost: firstAlone, gained: secondAlone) }

  /// The 95 % interval of the difference; `nil` without things.
  ///
  /// Both Wilson intervals, squared and added, less what the shares have in common: method 10 of Newcombe 1998
  /// (Stat. Med. 17:2635).
  public var interval: Interval? {
    let first = Proportion(successes: both + firstAlone, trials: count)
    let second = Proportion(successes: both + secondAlone, trials: count)
    guard let difference, let one = first.wilson, let other = second.wilson,
      let share = first.share, let otherShare = second.share
    else { return nil }
    let phi = correlation
    func root(_ a: Double, _ b: Double) -> Double {
      max(0, a * a - 2 * phi * a * b + b * b).squareRoot()
    }
    return Interval(
      low: difference - root(share - one.low, other.high - otherShare),
      high: difference + root(one.high - share, otherShare - other.low)
    )
  }

  /// Newcombe's φ: a positive one is corrected for continuity.
  private var correlation: Double {
    let (a, b) = (Double(both), Double(firstAlone))
    let (c, d) = (Double(secondAlone), Double(neither))
    let product = (a + b) * (c + d) * (a + c) * (b + d)
    guard product > 0 else { return 0 }
    let excess = a * d - b * c
    let corrected = excess > 0 ? max(0, excess - Double(count) / 2) : excess
    return corrected / product.squareRoot()
  }
}
