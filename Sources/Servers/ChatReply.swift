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
  /// - Throws: ``SpoorError``; a malformed answer is none.
  public func reply(to question: ChatQuestion) async throws -> ChatReply {
    let request = question.request(to: endpoint.model)
    return try ChatReply(try await answer(to: request) { _ = try ChatReply($0) })
  }
}
