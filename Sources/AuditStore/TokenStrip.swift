public import SpoorModel

/// A response token by token, with what base and tuned model make of each, and the spans in it that
/// are doubted.
public struct TokenStrip: Hashable, Sendable {
  /// One token.
  ///
  /// Divergences, entropies and log-probabilities are in nats, ranks count from 1; `nil` where unknown.
  public struct Token: Hashable, Sendable {
    /// Where it stands in the response; several tokens that are parts of one character share a range.
    public var range: ScalarRange?
    /// KL(tuned‖base).
    public var klTunedBase: Bounds?
    /// KL(base‖tuned).
    public var klBaseTuned: Bounds?
    /// Its rank under the base model.
    public var baseRank: RankBounds?
    /// Its rank under the tuned model.
    public var tunedRank: RankBounds?
    /// ln p of it under the base model; −∞ where the model excludes it.
    public var baseLogProbability: Double?
    /// ln p of it under the tuned model; −∞ where the model excludes it.
    public var tunedLogProbability: Double?
    /// The base model's entropy.
    public var baseEntropy: Bounds?
    /// The tuned model's entropy.
    public var tunedEntropy: Bounds?
    /// What the base model would have said, likeliest first; `nil` where it was not kept.
    public var baseTop: [LikelyToken]?
    /// What the tuned model would have said, likeliest first; `nil` where it was not kept.
    public var tunedTop: [LikelyToken]?
  }

  /// A doubted span.
  public struct Mark: Hashable, Sendable {
    /// Where it stands in the response.
    public var range: ScalarRange
    /// Where its words come from.
    public var provenance: Provenance
    /// How much it is doubted.
    public var score: Double
  }

  /// Where the tokens' values come from.
  public var source: DistributionSource
  /// The tokens, in the order of the response.
  public var tokens: [Token]
  /// The doubted spans, in the order of the response.
  public var spans: [Mark]
}
