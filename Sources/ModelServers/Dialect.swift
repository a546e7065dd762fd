import Records
import SpoorModel

/// One kind of server: what to send it, and what its answers say.
///
/// Requests are values without address or key, so that an answer can be kept under what was asked. A
/// reader of Generations reads what ``record(of:_:)`` makes; the two are tested against each other.
protocol Dialect: Sendable {
  /// Asks for the token ids of a text.
  ///
  /// - Throws: ``SpoorError`` `usage` where the server has no such route, or cannot leave marks out.
  func tokenizing(
    _ text: String,
    _ marks: SpecialTokens,
    by model: String
  ) throws(SpoorError) -> ServerRequest

  /// The token ids that it was asked for.
  func tokens(in answer: ServerAnswer) throws(SpoorError) -> [Int]

  /// Asks the model to go on with a prompt.
  func writing(_ wanted: WantedText, after prompt: FrozenPrompt, by model: String) -> ServerRequest

  /// What the model wrote.
  func text(in answer: ServerAnswer) throws(SpoorError) -> WrittenText

  /// Asks for the log-probabilities of a response's tokens: one request, or one for each token.
  func scoring(
    _ response: FrozenResponse,
    top: Int,
    by model: String
  ) throws(SpoorError) -> [ServerRequest]

  /// Refuses an answer to such a request that does not tell of the prompt's tokens.
  func checkScored(_ answer: ServerAnswer) throws(SpoorError)

  /// The record of a file of log-probabilities, as docs/formats.md has it.
  func record(of response: FrozenResponse, _ answers: [ServerAnswer]) -> JSONObject

  /// The texts of a response's tokens, where answers to the request that scores it tell them.
  func spelling(of response: FrozenResponse, _ answers: [ServerAnswer]) -> [String]?
}

extension Dialect {
  /// The ids at the key that most servers have for them.
  func tokens(in answer: ServerAnswer) throws(SpoorError) -> [Int] {
    try answer.ints(answer.body["tokens"], "tokens")
  }

  func spelling(of response: FrozenResponse, _ answers: [ServerAnswer]) -> [String]? { nil }

  /// The record of a server that scores a whole sequence at once.
  func record(of response: FrozenResponse, _ answers: [ServerAnswer]) -> JSONObject {
    JSONObject([
      .init(key: "prompt_id", value: .string(response.prompt.id)),
      .init(key: "n_prompt_tokens", value: .int(response.prompt.tokenIDs.count)),
      .init(key: "prompt_token_ids", value: .array(response.sequence.map(JSONValue.int))),
      .init(key: "response", value: .object(answers.first?.body ?? JSONObject([]))),
    ])
  }
}
