import Divergence
import ModelServers
import SpoorModel

/// `score.json`, and what `spoor score --json` prints.
struct ScoreDocument: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, base, tuned, top, responses, tokens, empty, noise, precision
    case lift = "mean_lift"
    case cutOff = "cut_off"
    case resplit = "split_anew"
    case unlocated = "without_offsets"
    case hasBaseResponses = "base_responses"
  }

  struct Model: Encodable {
    var name: String
    var model: String
    var url: String
    var dialect: String

    init(_ endpoint: Endpoint) {
      name = endpoint.name
      model = endpoint.model
      url = endpoint.url.description
      dialect = endpoint.dialect.rawValue
    }
  }

  var schema = "spoor.score/1"
  var base: Model
  var tuned: Model
  var top: Int
  var responses: Int
  var tokens: Int
  var empty: Int
  var cutOff: Int
  var resplit: Int
  var unlocated: Int
  var hasBaseResponses: Bool
  /// The noise of both models, in nats.
  var noise: ScoringNoise?
  /// What `precision` of audit.yaml should be.
  var precision: Double?
  /// KL(tuned‖base) in nats a token, estimated from responses by chance.
  var lift: Estimate?

  init(_ written: ScoreFiles.Written, _ base: Endpoint, _ tuned: Endpoint, top: Int) {
    self.base = Model(base)
    self.tuned = Model(tuned)
    self.top = top
    responses = written.responses
    tokens = written.tokens
    empty = written.empty
    cutOff = written.cutOff
    resplit = written.resplit
    unlocated = written.unlocated
    hasBaseResponses = written.hasBaseResponses
    noise = written.noise
    lift = written.lift
    precision = written.noise?.precision
  }
}
