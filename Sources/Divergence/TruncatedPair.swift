import Foundation
public import SpoorModel

/// Both models' truncated distributions of one position, and what they allow to say.
///
/// With P the tuned and Q the base model's distribution: U are the tokens whose probability is known
/// under both, P_r and Q_r what is left of either. Nothing is renormalised: what is left can lie
/// anywhere that the lists allow, so every divergence is an interval that holds the true one.
public struct TruncatedPair: Sendable {
  /// What may be taken for granted of both models.
  public struct Assumptions: Hashable, Sendable {
    /// No token's probability is below this; without it KL has no upper end.
    public var floor: Double?
    /// The number of tokens of the vocabulary; without it entropies have no upper end.
    public var vocabularySize: Int?
    /// How far a told log-probability may be off, in nats.
    public var precision: Double

    /// Takes for granted what is given.
    public init(
      floor: Double? = nil,
      vocabularySize: Int? = nil,
      precision: Double = Assumptions.usualPrecision
    ) {
      self.floor = floor
      self.vocabularySize = vocabularySize
      self.precision = precision
    }

    /// What files that round to five digits keep, and single precision besides.
    public static let usualPrecision = 1e-5
  }

  private let tuned: KnownTokens
  private let base: KnownTokens
  private let assumptions: Assumptions
  private let shared: SharedTokens

  /// Pairs what both models told of one position.
  public init(
    tuned: TruncatedDistribution,
    base: TruncatedDistribution,
    assumptions: Assumptions = Assumptions()
  ) {
    self.tuned = KnownTokens(tuned, precision: assumptions.precision)
    self.base = KnownTokens(base, precision: assumptions.precision)
    self.assumptions = assumptions
    shared = SharedTokens(self.tuned, self.base)
  }

  /// KL(tuned‖base) in nats; the upper end is +∞ without a floor.
  public var klTunedBase: Bounds { tuned.divergence(from: base, floor: assumptions.floor) }

  /// KL(base‖tuned) in nats; the upper end is +∞ without a floor.
  public var klBaseTuned: Bounds { base.divergence(from: tuned, floor: assumptions.floor) }

  /// Total variation: ½ Σ_U |p − q|, and for what is left between ½ |P_r − Q_r| and ½ (P_r + Q_r).
  public var totalVariation: Bounds { shared.totalVariation }

  /// Jensen–Shannon in nats: Σ_U, and for what is left at least as if it were one token, and at most
  /// ½ ln 2 (P_r + Q_r).
  public var jensenShannon: Bounds { shared.jensenShannon }

  /// The tuned model's entropy in nats; the upper end is +∞ without the vocabulary's size.
  public var tunedEntropy: Bounds { tuned.entropy(vocabularySize: assumptions.vocabularySize) }

  /// The base model's entropy in nats; the upper end is +∞ without the vocabulary's size.
  public var baseEntropy: Bounds { base.entropy(vocabularySize: assumptions.vocabularySize) }
}
