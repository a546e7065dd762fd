public import SpoorModel
public import Statistics

extension Rate {
  /// A share of things that were counted one by one and hang together with nothing, with its score
  /// interval.
  public init(_ proportion: Proportion) {
    let interval = proportion.wilson
    self.init(
      count: proportion.successes,
      of: proportion.trials,
      share: proportion.share.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
    )
  }
}
