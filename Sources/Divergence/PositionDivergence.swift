/// What base and tuned model make of one token: divergences, entropies and log-probabilities in
/// nats, ranks from 1.
public struct PositionDivergence: Hashable, Sendable {
  /// KL(tuned‖base), 0...∞; ∞ where base excludes what tuned allows.
  public var klTunedBase: Double
  /// KL(base‖tuned), 0...∞; ∞ where tuned excludes what base allows.
  public var klBaseTuned: Double
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

  /// Creates a position's values.
  public init(
    klTunedBase: Double,
    klBaseTuned: Double,
    tunedEntropy: Double,
    baseEntropy: Double,
    tunedLogProbability: Double,
    baseLogProbability: Double,
    tunedRank: Int,
    baseRank: Int
  ) {
    self.klTunedBase = klTunedBase
    self.klBaseTuned = klBaseTuned
    self.tunedEntropy = tunedEntropy
    self.baseEntropy = baseEntropy
    self.tunedLogProbability = tunedLogProbability
    self.baseLogProbability = baseLogProbability
    self.tunedRank = tunedRank
    self.baseRank = baseRank
  }
}
