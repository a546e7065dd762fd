/// Where a response's per-token values come from, best first.
public enum DistributionSource: String, Hashable, Sendable, Codable, CaseIterable {
  /// Computed here from full-vocabulary logits.
  case logits
  /// Read from a file of per-token values that somebody else computed.
  case precomputed
  /// Computed here from the log-probabilities of the likeliest tokens: intervals, not numbers.
  case truncated
}

/// One of a model's likeliest tokens.
public struct TokenProbability: Hashable, Sendable {
  /// Which token.
  public var key: TokenKey
  /// Its probability, 0...1.
  public var probability: Double

  /// Creates a token with its probability.
  public init(_ key: TokenKey, probability: Double) {
    self.key = key
    self.probability = probability
  }
}

/// What base and tuned model make of one response, token by token.
///
/// Both are teacher-forced on the same ids. Each array has one element a token; `nil` where unknown.
/// Divergences, entropies and log-probabilities are in nats; ranks count from 1 = the likeliest,
/// ties share the better rank. From truncated log-probabilities divergences, entropies and ranks are
/// bounds; from full logits both ends are one.
public struct ResponseDivergence: Hashable, Sendable {
  /// The prompt that was answered.
  public var promptID: String
  /// The tuned model of the pair.
  public var model: String
  /// Where the values come from.
  public var source: DistributionSource
  /// KL(tuned‖base).
  public var klTunedBase: [Bounds?] = []
  /// KL(base‖tuned).
  public var klBaseTuned: [Bounds?] = []
  /// Total variation, ½ Σ |p − q|, 0...1.
  public var totalVariation: [Bounds?] = []
  /// Jensen–Shannon divergence, 0...ln 2.
  public var jensenShannon: [Bounds?] = []
  /// The tuned model's entropy.
  public var tunedEntropy: [Bounds?] = []
  /// The base model's entropy.
  public var baseEntropy: [Bounds?] = []
  /// ln p of the emitted token under the tuned model.
  public var tunedLogProbability: [Double?] = []
  /// ln p of the emitted token under the base model.
  public var baseLogProbability: [Double?] = []
  /// The emitted token's rank under the tuned model.
  public var tunedRank: [RankBounds?] = []
  /// The emitted token's rank under the base model.
  public var baseRank: [RankBounds?] = []
  /// The base model's likeliest tokens, likeliest first; none where unknown.
  public var baseTop: [[TokenProbability]] = []
  /// The tuned model's likeliest tokens, likeliest first, at most ``shown``; none where unknown.
  public var tunedTop: [[TokenProbability]] = []
  /// How much of both models' k likeliest tokens is common: |∩| / |∪|, 0...1.
  public var jaccard: [Double?] = []
  /// How well the tuned model's k likeliest tokens stand in the base model's order, 0...1.
  public var ndcg: [Double?] = []

  /// Creates values of no token yet.
  public init(promptID: String, model: String, source: DistributionSource) {
    self.promptID = promptID
    self.model = model
    self.source = source
  }

  /// How many of a model's likeliest tokens people are shown.
  public static let shown = 5

  /// The number of tokens.
  public var count: Int { klTunedBase.count }

  /// How much likelier tuning made a token: ln p_tuned − ln p_base, in nats.
  ///
  /// `nil` where either is unknown or infinite, and behind the last token: a model that excludes the
  /// token has no finite log-probability to compare.
  public func lift(ofToken token: Int) -> Double? {
    guard tunedLogProbability.indices.contains(token), baseLogProbability.indices.contains(token),
      let tuned = tunedLogProbability[token], let base = baseLogProbability[token]
    else { return nil }
    return (tuned - base).isFinite ? tuned - base : nil
  }

  /// Fills up with unknown values what a source of ``klTunedBase`` does not tell besides.
  public mutating func fillUp() {
    klBaseTuned.fillUp(to: count, with: nil)
    tunedEntropy.fillUp(to: count, with: nil)
    baseEntropy.fillUp(to: count, with: nil)
    tunedLogProbability.fillUp(to: count, with: nil)
    baseLogProbability.fillUp(to: count, with: nil)
    tunedRank.fillUp(to: count, with: nil)
    baseRank.fillUp(to: count, with: nil)
    totalVariation.fillUp(to: count, with: nil)
    jensenShannon.fillUp(to: count, with: nil)
    baseTop.fillUp(to: count, with: [])
    tunedTop.fillUp(to: count, with: [])
    jaccard.fillUp(to: count, with: nil)
    ndcg.fillUp(to: count, with: nil)
  }
}

extension Array {
  fileprivate mutating func fillUp(to count: Int, with element: Element) {
    append(contentsOf: repeatElement(element, count: Swift.max(0, count - self.count)))
  }
}

/// How far tuning moved a token, by the base model's rank of it (arXiv 2312.01552, §2).
public enum ShiftClass: String, Hashable, Sendable, Codable, CaseIterable {
  /// Base would have said the same: rank 1.
  case unshifted
  /// Base had it among its next choices: rank 2 or 3.
  case marginal
  /// Rank above 3.
  case shifted

  /// The class of a 1-based base rank.
  public init(baseRank: Int) {
    switch baseRank {
    case ...1: self = .unshifted
    case ...3: self = .marginal
    default: self = .shifted
    }
  }
}
