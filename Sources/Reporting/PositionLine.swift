public import SpoorModel

/// A line of positions.jsonl: one response's per-token values, `null` where unknown, `[low, high]`
/// where only an interval is known (`high` is `null` where nothing limits it).
public struct PositionLine: Encodable {
  private let divergence: ResponseDivergence
  private let method: TuningMethod
  private let suspicion: [Double?]?

  /// Joins a response's values with its model's method and its tokens' suspicion, where that is wanted.
  public init(_ divergence: ResponseDivergence, method: TuningMethod, suspicion: [Double?]? = nil) {
    self.divergence = divergence
    self.method = method
    self.suspicion = suspicion
  }

  private enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case model
    case method
    case source
    case klTunedBase = "kl_tuned_base"
    case klBaseTuned = "kl_base_tuned"
    case totalVariation = "total_variation"
    case jensenShannon = "jensen_shannon"
    case baseEntropy = "base_entropy"
    case tunedEntropy = "tuned_entropy"
    case baseRank = "base_rank"
    case tunedRank = "tuned_rank"
    case baseLogProbability = "base_logprob"
    case tunedLogProbability = "tuned_logprob"
    case suspicion
  }

  /// Writes the keys of docs/formats.md.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(divergence.promptID, forKey: .promptID)
    try container.encode(divergence.model, forKey: .model)
    try container.encode(method.rawValue, forKey: .method)
    try container.encode(divergence.source, forKey: .source)
    try container.encode(divergence.klTunedBase.map(WrittenBounds.init), forKey: .klTunedBase)
    try container.encode(divergence.klBaseTuned.map(WrittenBounds.init), forKey: .klBaseTuned)
    try container.encode(divergence.totalVariation.map(WrittenBounds.init), forKey: .totalVariation)
    try container.encode(divergence.jensenShannon.map(WrittenBounds.init), forKey: .jensenShannon)
    try container.encode(divergence.baseEntropy.map(WrittenBounds.init), forKey: .baseEntropy)
    try container.encode(divergence.tunedEntropy.map(WrittenBounds.init), forKey: .tunedEntropy)
    try container.encode(divergence.baseRank.map(WrittenRank.init), forKey: .baseRank)
    try container.encode(divergence.tunedRank.map(WrittenRank.init), forKey: .tunedRank)
    try container.encode(divergence.baseLogProbability.map(\.finite), forKey: .baseLogProbability)
    try container.encode(divergence.tunedLogProbability.map(\.finite), forKey: .tunedLogProbability)
    guard let suspicion else { return }
    try container.encode(suspicion.map(\.finite), forKey: .suspicion)
  }
}
