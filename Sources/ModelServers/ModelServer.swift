import Foundation
import Records
import SpoorModel

/// A model behind a running server, whose answers are kept.
public struct ModelServer: Sendable {
  /// Who is asked.
  public let endpoint: Endpoint
  private let dialect: any Dialect
  private let client: HTTPClient
  private let cache: AnswerCache

  /// Prepares to ask a model.
  ///
  /// - Parameters:
  ///   - endpoint: who is asked.
  ///   - cache: where answers are kept.
  ///   - patience: how long and how often.
  public init(_ endpoint: Endpoint, cache: AnswerCache, patience: Patience = Patience()) {
    self.endpoint = endpoint
    self.cache = cache
    dialect = endpoint.dialect.dialect
    client = HTTPClient(endpoint, patience: patience)
  }

  /// The token ids of a text.
  ///
  /// - Throws: ``SpoorError``; so do the others.
  public func tokens(of text: String, _ marks: SpecialTokens) async throws -> [Int] {
    let request = try dialect.tokenizing(text, marks, by: endpoint.model)
    let answer = try await answer(to: request) { _ = try dialect.tokens(in: $0) }
    return try dialect.tokens(in: answer)
  }

  /// What the model writes after a prompt.
  public func text(_ wanted: WantedText, after prompt: FrozenPrompt) async throws -> WrittenText {
    let request = dialect.writing(wanted, after: prompt, by: endpoint.model)
    let answer = try await answer(to: request) { _ = try dialect.text(in: $0) }
    return try dialect.text(in: answer)
  }

  /// How likely the model finds each token of a response.
  ///
  /// - Parameters:
  ///   - response: the response.
  ///   - top: how many of the likeliest tokens are told of each position.
  ///   - round: which of two scorings.
  /// - Returns: what the server told, as a record of a file of log-probabilities.
  /// - Throws: ``SpoorError``.
  public func scores(
    of response: FrozenResponse,
    top: Int,
    _ round: Round = .first
  ) async throws -> ServerScores {
    var answers: [ServerAnswer] = []
    for request in try dialect.scoring(response, top: top, by: endpoint.model) {
      answers.append(
        try await answer(to: request, round) { try dialect.checkScored($0) }
      )
    }
    return ServerScores(
      record: dialect.record(of: response, answers),
      tokenTexts: dialect.spelling(of: response, answers)
    )
  }

  /// The kept answer, or else a new one, which is kept if it passes the check.
  func answer(
    to request: ServerRequest,
    _ round: Round = .first,
    check: (ServerAnswer) throws -> Void
  ) async throws -> ServerAnswer {
    let hash = request.hash(at: endpoint, round: round)
    // What another version kept may not be what this one wants: it is asked for again.
    if let bytes = try cache.answer(to: hash), let kept = kept(bytes, request),
      (try? check(kept)) != nil
    {
      return kept
    }
    let (answer, bytes) = try await client.answer(to: request)
    try check(answer)
    try cache.keep(bytes, to: hash, of: endpoint)
    return answer
  }

  private func kept(_ bytes: Data, _ request: ServerRequest) -> ServerAnswer? {
    let place = endpoint.url.route(request.path).absoluteString
    let location = SpoorError.Location(file: place)
    // What was kept had been parsed; what does not parse is asked for again.
    let value = try? JSONValue(parsing: Array(bytes), at: location)
    return value?.members.map { ServerAnswer(body: $0, source: place) }
  }
}
