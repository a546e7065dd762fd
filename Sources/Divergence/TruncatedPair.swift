import Foundation
public import SpoorModel

/// Both models' truncated distributions of one position, and what they allow to say.
///
/// With P the tuned and Q the base model's distribution: U are the tokens whose probability is known
/// under both, P_r and Q_r what is left of either. Nothing is renormalised: what is left can lie
/// anywhere that the lists allow, so every divergence is an interval that holds the true one.
public struct TruncatedPair: Hashable, Sendable {
  /// What the upper ends may take for granted.
  public struct Assumptions: Hashable, Sendable {
    /// No token's probability is below this, under either model; without it KL has no upper end.
    public var floor: Double?
    /// The number of tokens of the vocabulary; without it entropies have no upper end.
    public var vocabularySize: Int?

    /// Takes for granted what is given.
    public init(floor: Double? = nil, vocabularySize: Int? = nil) {
      self.floor = floor
      self.vocabularySize = vocabularySize
    }

    /// Nothing is taken for granted.
    public static let none = Assumptions()
  }

  let tuned: KnownTokens
  let base: KnownTokens
  let assumptions: Assumptions
  private let shared: [(p: Double, q: Double)]

  /// Pairs what both models told of one position.
  public init(
    tuned: TruncatedDistribution,
    base: TruncatedDistribution,
    assumptions: Assumptions = .none
  ) {
    self.tuned = KnownTokens(tuned)
    self.base = KnownTokens(base)
    self.assumptions = assumptions
    shared = self.tuned.probabilities.keys.compactMap { [known = self.base, own = self.tuned] key in
      guard let p = own.probabilities[key], let q = known.probabilities[key] else { return nil }
      return (p, q)
    }
  }

  public static func == (one: TruncatedPair, other: TruncatedPair) -> Bool {
    one.tuned == other.tuned && one.base == other.base && one.assumptions == other.assumptions
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(tuned)
    hasher.combine(base)
  }

  /// KL(tuned‖base) in nats; the upper end is +∞ without a floor.
  public var klTunedBase: Bounds { tuned.divergence(from: base, floor: assumptions.floor) }

  /// KL(base‖tuned) in nats; the upper end is +∞ without a floor.
  public var klBaseTuned: Bounds { base.divergence(from: tuned, floor: assumptions.floor) }

  /// Total variation, ½ Σ_U |p − q| and what is left: between ½ |P_r − Q_r| and ½ (P_r + Q_r).
  public var totalVariation: Bounds {
    let known = shared.reduce(0) { $0 + abs($1.p - $1.q) } / 2
    let (p, q) = rest
    return Bounds(low: min(1, known + abs(p - q) / 2), high: min(1, known + (p + q) / 2))
  }

  /// Jensen–Shannon in nats: Σ_U and what is left, by the log-sum inequality and by ½ ln 2 (P_r + Q_r).
  public var jensenShannon: Bounds {
    let known = shared.reduce(0) { $0 + half($1.p, $1.q) }
    let (p, q) = rest
    let high = min(log(2), known + log(2) / 2 * (p + q))
    return Bounds(low: min(high, max(0, known + half(p, q))), high: high)
  }

  /// The tuned model's entropy.
  public var tunedEntropy: Bounds { tuned.entropy(vocabularySize: assumptions.vocabularySize) }

  /// The base model's entropy.
  public var baseEntropy: Bounds { base.entropy(vocabularySize: assumptions.vocabularySize) }

  /// P_r and Q_r.
  private var rest: (p: Double, q: Double) {
    let known = shared.reduce((p: 0.0, q: 0.0)) { ($0.p + $1.p, $0.q + $1.q) }
    return (max(0, 1 - known.p), max(0, 1 - known.q))
  }

  /// ½ p ln(p/m) + ½ q ln(q/m), m = ½ (p + q).
  private func half(_ p: Double, _ q: Double) -> Double {
    let middle = (p + q) / 2
    return ((p > 0 ? p * log(p / middle) : 0) + (q > 0 ? q * log(q / middle) : 0)) / 2
  }
}
