public import SpoorModel
import Statistics

/// A share of a run's items, estimated from those that were drawn and judged.
public struct WeightedRate: Hashable, Sendable, Encodable {
  /// How many judged items the question applies to.
  public let count: Int
  /// How many items that count alike would tell as much (Kish).
  public let effectiveCount: Double
  /// The share with its interval; `nil` where the question applies to nothing.
  public let share: Estimate?

  private enum CodingKeys: String, CodingKey {
    case count
    case effectiveCount = "effective_count"
    case share
  }

  init(_ share: StratifiedShare, by bootstrap: Bootstrap) {
    count = share.count
    effectiveCount = share.effectiveCount
    let interval = share.interval(by: bootstrap)
    self.share = share.value.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
  }

  /// Writes every key, `null` where it has nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(count, forKey: .count)
    try object.encode(effectiveCount, forKey: .effectiveCount)
    try object.encode(share, forKey: .share)
  }
}
