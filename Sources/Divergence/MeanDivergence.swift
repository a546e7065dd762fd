public import SpoorModel
public import Statistics

/// The mean of a divergence over a section of many responses, in nats, two ways.
///
/// Keys whose value is unknown are left out of files.
public struct MeanDivergence: Hashable, Sendable, Codable {
  /// The mean over responses of each response's mean over its known tokens; `nil` without any.
  public var mean: Double?
  /// The 95 % interval of ``mean``, bootstrapped over prompts; `nil` under two prompts.
  public var interval: Interval?
  /// The mean over all known tokens: long responses weigh more.
  public var pooled: Double?
  /// The 95 % interval of ``pooled``, bootstrapped over prompts; `nil` under two prompts.
  public var pooledInterval: Interval?
  /// The responses that have a known token here.
  public var responses: Int
  /// The known tokens here.
  public var tokens: Int

  /// ``mean`` with its interval; `nil` without any known token.
  public var estimate: Estimate? {
    mean.map { Estimate(value: $0, low: interval?.low, high: interval?.high) }
  }

  enum CodingKeys: String, CodingKey {
    case mean, interval, pooled
    case pooledInterval = "pooled_interval"
    case responses, tokens
  }
}
