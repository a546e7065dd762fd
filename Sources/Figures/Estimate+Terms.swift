public import SpoorModel
public import Statistics

extension Estimate {
  /// The difference of two ratios whose terms come prompt by prompt, with a bootstrap interval over the
  /// prompts; `nil` where either is undefined.
  ///
  /// Where on one side all have the property or none has, every drawing of it is alike, and the bootstrap
  /// would take that side for certain: then the squares of both sides' distances are added (Newcombe 1998,
  /// method 10; Zou and Donner 2008 for any intervals), a uniform side's being its score interval's.
  public init?(ofDifference pairs: [PairedRatioTerms], by bootstrap: Bootstrap) {
    var sum = PairedRatioTerms.nothing
    for pair in pairs { sum += pair }
    guard let difference = sum.difference else { return nil }
    let sides = [pairs.map(\.minuend), pairs.map(\.subtrahend)].map { Side($0, bootstrap) }
    let interval =
      sides.contains(where: \.isUniform)
      ? sides[0].less(sides[1]) : bootstrap.interval(ofDifference: pairs)
    self.init(value: difference, low: interval?.low, high: interval?.high)
  }
}

/// One side of a difference.
private struct Side {
  private let share: Double
  private let interval: Interval?
  /// Whether all have the property, or none has.
  let isUniform: Bool

  init(_ terms: [RatioTerm], _ bootstrap: Bootstrap) {
    let counted = terms.filter { $0.denominator > 0 }
    share = counted.reduce(into: RatioTerm.nothing, +=).ratio ?? .nan
    isUniform = share == 0 || share == 1
    guard isUniform else {
      interval = bootstrap.interval(over: counted)
      return
    }
    let trials = counted.count
    interval = Proportion(successes: share == 0 ? 0 : trials, trials: trials).wilson
  }

  /// The interval of this side's share less another's.
  func less(_ other: Side) -> Interval? {
    guard let one = interval, let two = other.interval else { return nil }
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: share - other.share - root(share - one.low, two.high - other.share),
      high: share - other.share + root(one.high - share, other.share - two.low)
    )
  }
}
