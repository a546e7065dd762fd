public import SpoorModel

/// What base and tuned model make of one token, from full logits: divergences, entropies and
/// log-probabilities in nats, ranks from 1.
public struct PositionDivergence: Hashable, Sendable {
  /// KL(tuned‖base), 0...∞; ∞ where base excludes what tuned allows.
  public var klTunedBase: Double
  /// KL(base‖tuned), 0...∞; ∞ where tuned excludes what base allows.
  public var klBaseTuned: Double
  /// Total variation, ½ Σ |p − q|, 0...1.
  public var totalVariation: Double
  /// Jensen–Shannon divergence, ½ KL(p‖m) + ½ KL(q‖m) with m = ½(p + q), 0...ln 2.
  public var jensenShannon: Double
  /// The tuned model's entropy, 0...ln(vocabulary).
  public var tunedEntropy: Double
  /// The base model's entropy, 0...ln(vocabulary).
  public var baseEntropy: Double
  /// ln p of the emitted token under the tuned model, at most 0; −∞ for a logit of −∞.
  public var tunedLogProbability: Double
  /// ln p of the emitted token under the base model, at most 0; −∞ for a logit of −∞.
  public var baseLogProbability: Double
  /// 1 + the number of tuned logits strictly greater than the emitted token's.
  public var tunedRank: Int
  /// 1 + the number of base logits strictly greater than the emitted token's.
  public var baseRank: Int
  /// The tuned model's likeliest tokens, likeliest first; of equal ones the lower id.
  public var tunedTop: [TokenProbability]
  /// The base model's likeliest tokens, likeliest first; of equal ones the lower id.
  public var baseTop: [TokenProbability]
  /// What the divergences are over shared ids; `nil` where both models have the same ids.
  public var shared: SharedDivergence?

  /// Sums over the ids that both models have, in nats, of models that differ in others.
  ///
  /// An id that one model lacks makes the divergence from it infinite, however small its
  /// probability; these are what remains without such ids, so lower bounds.
  public struct SharedDivergence: Hashable, Sendable {
    /// Σ p ln(p/q), at least 0.
    public var tunedBase: Double
    /// Σ q ln(q/p), at least 0.
    public var baseTuned: Double
  }
}
