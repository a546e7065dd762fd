/// Where a response's per-token values come from, best first.
public enum DistributionSource: String, Hashable, Sendable, Codable, CaseIterable {
  /// Computed here from full-vocabulary logits.
  case logits
  /// Read from a file of per-token values that somebody else computed.
  case precomputed
}

/// What base and tuned model make of one response, token by token.
///
/// Both are teacher-forced on the same ids. Each array has one element a token; `nil` where unknown.
/// Divergences, entropies and log-probabilities are in nats; ranks count from 1 = the likeliest,
/// ties share the better rank.
public struct ResponseDivergence: Hashable, Sendable {
  /// The prompt that was answered.
  public var promptID: String
  /// The tuned model of the pair.
  public var model: String
  /// Where the values come from.
  public var source: DistributionSource
  /// KL(tuned‖base).
  public var klTunedBase: [Double?]
  /// KL(base‖tuned).
  public var klBaseTuned: [Double?]
  /// The tuned model's entropy.
  public var tunedEntropy: [Double?]
  /// The base model's entropy.
  public var baseEntropy: [Double?]
  /// ln p of the emitted token under the tuned model.
  public var tunedLogProbability: [Double?]
  /// ln p of the emitted token under the base model.
  public var baseLogProbability: [Double?]
  /// The emitted token's rank under the tuned model.
  public var tunedRank: [Int?]
  /// The emitted token's rank under the base model.
  public var baseRank: [Int?]

  /// Creates values of no token yet.
  public init(promptID: String, model: String, source: DistributionSource) {
    self.promptID = promptID
    self.model = model
    self.source = source
    klTunedBase = []
    klBaseTuned = []
    tunedEntropy = []
    baseEntropy = []
    tunedLogProbability = []
    baseLogProbability = []
    tunedRank = []
    baseRank = []
  }

  /// The number of tokens.
  public var count: Int { klTunedBase.count }
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
