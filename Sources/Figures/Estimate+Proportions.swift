public import SpoorModel
public import Statistics

extension Estimate {
  /// The difference of two shares of the same things with Newcombe's interval; `nil` without things.
  public init?(_ pairs: PairedProportions) {
    guard let difference = pairs.difference else { return nil }
    let interval = pairs.interval
    self.init(value: difference, low: interval?.low, high: interval?.high)
  }
}
