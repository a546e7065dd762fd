public import SpoorModel
public import Statistics

extension Estimate {
  /// The difference of two ratios whose terms come prompt by prompt, with a bootstrap interval over the
  /// prompts; `nil` where either is undefined.
  ///
  /// As ``init(ofDifference:minus:by:)`` of one run a side.
  public init?(ofDifference pairs: [PairedRatioTerms], by bootstrap: Bootstrap) {
    self.init(
      ofDifference: RunTerms([pairs.map(\.minuend)]),
      minus: RunTerms([pairs.map(\.subtrahend)]),
      by: bootstrap
    )
  }

  /// The difference of two means over runs of shares, with a bootstrap interval over runs and prompts; `nil`
  /// where either is undefined.
  ///
  /// Where on one side all have the property or none has, every drawing of it is alike, and the bootstrap
  /// would take that side for certain: then the squares of both sides' distances are added (Newcombe 1998,
  /// method 10; Zou and Donner 2008 for any intervals), a uniform side's being its score interval's.
  public init?(ofDifference first: RunTerms, minus second: RunTerms, by bootstrap: Bootstrap) {
    guard let one = first.mean, let two = second.mean else { return nil }
    let interval =
      first.isUniform || second.isUniform
      ? Side(first, bootstrap).less(Side(second, bootstrap))
      : bootstrap.interval(of: first, minus: second)
    self.init(value: one - two, low: interval?.low, high: interval?.high)
  }

  /// The mean over runs of shares, with a bootstrap interval over runs and prompts; `nil` where it is
  /// undefined.
  ///
  /// Where all have the property or none has, the score interval of as many trials as prompts count.
  public init?(ofMean runs: RunTerms, by bootstrap: Bootstrap) {
    guard let mean = runs.mean else { return nil }
    let interval = Side(runs, bootstrap).interval
    self.init(value: mean, low: interval?.low, high: interval?.high)
  }
}

extension RunTerms {
  /// Whether all have the property in every run, or none has in any.
  fileprivate var isUniform: Bool { mean == 0 || mean == 1 }
}

/// One side of a difference.
private struct Side {
  private let share: Double
  let interval: Interval?

  init(_ runs: RunTerms, _ bootstrap: Bootstrap) {
    share = runs.mean ?? .nan
    let counted = (0..<runs.prompts).filter { prompt in
      runs.runs.contains { $0[prompt].denominator > 0 }
    }
    guard runs.isUniform else {
      interval = bootstrap.interval(of: RunTerms(runs.runs.map { run in counted.map { run[$0] } }))
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
