import SpoorModel
import Statistics

extension Rate {
  /// A share of things that were counted prompt by prompt, with a bootstrap interval over prompts.
  init(of terms: [RatioTerm], by bootstrap: Bootstrap) {
    var sum = RatioTerm.nothing
    for term in terms { sum += term }
    let interval = bootstrap.interval(over: terms)
    self.init(
      count: Int(sum.numerator),
      of: Int(sum.denominator),
      share: sum.ratio.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
    )
  }
}
