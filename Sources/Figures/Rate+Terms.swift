public import SpoorModel
public import Statistics

extension Rate {
  /// A share of things that were counted prompt by prompt, with a bootstrap interval over the prompts.
  ///
  /// Where all have the property or none has, every drawing is alike: then the score interval of as many
  /// trials as there are prompts, which takes a prompt's things for one.
  public init(of terms: [RatioTerm], by bootstrap: Bootstrap) {
    var sum = RatioTerm.nothing
    for term in terms { sum += term }
    let (count, total) = (Int(sum.numerator), Int(sum.denominator))
    let isUniform = count == 0 || count == total
    let prompts = Proportion(successes: count == 0 ? 0 : terms.count, trials: terms.count)
    let interval = isUniform ? prompts.wilson : bootstrap.interval(over: terms)
    self.init(
      count: count,
      of: total,
      share: sum.ratio.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
    )
  }
}
