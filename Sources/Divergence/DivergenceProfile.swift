public import Statistics

/// One direction of KL along the responses: at the start, after it, and in bins.
public struct DivergenceProfile: Hashable, Sendable, Codable {
  /// The first ⌈0.05·T⌉ tokens of each response.
  public var first: MeanDivergence
  /// The other tokens of each response.
  public var rest: MeanDivergence
  /// ``first`` less ``rest``, of the means over responses; `nil` where either is unknown.
  public var firstMinusRest: Double?
  /// The 95 % interval of ``firstMinusRest``, both drawn together over prompts.
  public var firstMinusRestInterval: Interval?
  /// Bins of equal width in relative position i/T, first to last.
  public var bins: [MeanDivergence]
  /// Tokens without a value; no mean counts them.
  public var unknownTokens: Int
  /// Tokens where one model excludes what the other allows, KL = +∞; no mean counts them.
  public var infiniteTokens: Int
  /// Tokens of which only an interval is known, from truncated log-probabilities or other ids than
  /// the other model's; means count their lower ends.
  public var boundedTokens: Int

  enum CodingKeys: String, CodingKey {
    case first, rest
    case firstMinusRest = "first_minus_rest"
    case firstMinusRestInterval = "first_minus_rest_interval"
    case bins
    case unknownTokens = "unknown_tokens"
    case infiniteTokens = "infinite_tokens"
    case boundedTokens = "bounded_tokens"
  }
}
