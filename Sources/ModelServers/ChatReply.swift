public import Records
import SpoorModel

/// What a chat model answered to a question that wants a JSON object.
public enum ChatReply: Hashable, Sendable {
  /// An object; whether it fits the schema, whoever asked must look.
  case object(JSONObject)
  /// Something else, and why it is none: it is counted, and nobody guesses what was meant.
  case malformed(String)

  /// Reads an answer.
  ///
  /// - Throws: ``SpoorError`` `badInput` for an answer that is no chat completion at all.
  init(_ answer: ServerAnswer) throws(SpoorError) {
    let choice = try answer.requiredChoice()
    guard let message = choice["message"]?.members else {
      throw answer.mismatch("choices[0].message", "an object", choice["message"])
    }
    if let refusal = message["refusal"]?.characters {
      self = .malformed("the model refused: \(refusal.prefix(200))")
      return
    }
    guard let text = message["content"]?.characters, !text.isEmpty else {
      self = .malformed("the answer is empty")
      return
    }
    guard WrittenText.End(choice["finish_reason"]) != .length else {
      self = .malformed("the answer is cut off")
      return
    }
    let place = SpoorError.Location(file: answer.source)
    do {
      let value = try JSONValue(parsing: Array(text.utf8), at: place)
      self = value.members.map(Self.object) ?? .malformed("\(value.kind) instead of an object")
    } catch {
      self = .malformed(error.problem)
    }
  }
}

extension ModelServer {
  /// What the model answers to a question; kept by its content.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - form: how the server is told the answer's shape.
  /// - Returns: an object, or why the answer is none.
  /// - Throws: ``SpoorError``; a malformed answer is none.
  public func reply(
    to question: ChatQuestion,
    _ form: ChatQuestion.Form = .schema
  ) async throws -> ChatReply {
    try ChatReply(try await chatAnswer(to: question, form))
  }

  /// The whole chat completion that answers a question, as the server told it; kept by its content.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - form: how the server is told the answer's shape.
  /// - Returns: the response's body.
  /// - Throws: ``SpoorError`` for one that is no chat completion.
  public func completion(
    of question: ChatQuestion,
    _ form: ChatQuestion.Form
  ) async throws -> JSONObject {
    try await chatAnswer(to: question, form).body
  }

  private func chatAnswer(
    to question: ChatQuestion,
    _ form: ChatQuestion.Form
  ) async throws -> ServerAnswer {
    try await answer(to: question.request(to: endpoint.model, form)) { _ = try ChatReply($0) }
  }
}
