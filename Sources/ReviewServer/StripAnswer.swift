import AuditStore
import Reporting
import SpoorModel

/// `GET /api/tasks/ID/strip`: a response token by token.
struct StripAnswer: Encodable {
  struct Token: Encodable {
    @Written var start: Int?
    @Written var end: Int?
    let klTunedBase: WrittenBounds
    let klBaseTuned: WrittenBounds
    let baseRank: WrittenRank
    let tunedRank: WrittenRank
    @Written var baseLogProbability: Double?
    @Written var tunedLogProbability: Double?
    let baseEntropy: WrittenBounds
    let tunedEntropy: WrittenBounds
    @Written var baseTop: [LikelyToken]?
    @Written var tunedTop: [LikelyToken]?

    private enum CodingKeys: String, CodingKey {
      case start, end
      case klTunedBase = "kl"
      case klBaseTuned = "kl_back"
      case baseRank = "base_rank"
      case tunedRank = "tuned_rank"
      case baseLogProbability = "base_logprob"
      case tunedLogProbability = "tuned_logprob"
      case baseEntropy = "base_entropy"
      case tunedEntropy = "tuned_entropy"
      case baseTop = "base_top"
      case tunedTop = "tuned_top"
    }

    init(_ token: TokenStrip.Token) {
      start = token.range?.start
      end = token.range?.end
      klTunedBase = WrittenBounds(token.klTunedBase)
      klBaseTuned = WrittenBounds(token.klBaseTuned)
      baseRank = WrittenRank(token.baseRank)
      tunedRank = WrittenRank(token.tunedRank)
      baseLogProbability = token.baseLogProbability.finite
      tunedLogProbability = token.tunedLogProbability.finite
      baseEntropy = WrittenBounds(token.baseEntropy)
      tunedEntropy = WrittenBounds(token.tunedEntropy)
      baseTop = token.baseTop
      tunedTop = token.tunedTop
    }
  }

  struct Mark: Encodable {
    let start: Int
    let end: Int
    let provenance: Provenance
    let score: Double
  }

  let source: DistributionSource
  let tokens: [Token]
  let spans: [Mark]

  init(_ strip: TokenStrip) {
    source = strip.source
    tokens = strip.tokens.map(Token.init)
    spans = strip.spans.map {
      Mark(start: $0.range.start, end: $0.range.end, provenance: $0.provenance, score: $0.score)
    }
  }
}
