import SpoorModel
import Statistics

extension Estimate {
  /// The difference of two ratios whose terms come prompt by prompt, with a bootstrap interval over the
  /// prompts; `nil` where either is undefined.
  ///
  /// Where on either side all have the property or none has, every drawing is alike, and the bootstrap
  /// would call the difference certain: then Newcombe's (1998) interval of the two score intervals.
  init?(ofDifference pairs: [PairedRatioTerms], by bootstrap: Bootstrap) {
    var sum = PairedRatioTerms.nothing
    for pair in pairs { sum += pair }
    guard let difference = sum.difference else { return nil }
    let interval =
      Self.uniform(pairs.map(\.minuend), less: pairs.map(\.subtrahend))
      ?? bootstrap.interval(ofDifference: pairs)
    self.init(value: difference, low: interval?.low, high: interval?.high)
  }

  private static func uniform(_ first: [RatioTerm], less second: [RatioTerm]) -> Interval? {
    guard let (p, first) = score(first), let (q, second) = score(second) else { return nil }
    func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      low: p - q - root(p - first.low, second.high - q),
      high: p - q + root(first.high - p, q - second.low)
    )
  }

  /// A share of none or of all, with the interval of as many trials as there are prompts that count.
  private static func score(_ terms: [RatioTerm]) -> (share: Double, interval: Interval)? {
    var sum = RatioTerm.nothing
    for term in terms { sum += term }
    guard let share = sum.ratio, share == 0 || share == 1 else { return nil }
    let trials = terms.count { $0.denominator > 0 }
    let proportion = Proportion(successes: share == 0 ? 0 : trials, trials: trials)
    return proportion.wilson.map { (share, $0) }
  }
}
