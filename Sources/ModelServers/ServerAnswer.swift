import Records
import SpoorModel

/// A server's answer to a request, as JSON.
struct ServerAnswer: Sendable {
  /// The object that it is.
  let body: JSONObject
  /// The route's URL, for errors.
  let source: String

  /// The first choice of a completion.
  var choice: JSONObject? { body["choices"]?.elements?.first?.members }

  /// The error of an answer that does not say what it must.
  func error(_ problem: String, remedy: String? = nil) -> SpoorError {
    SpoorError(
      .badInput,
      problem,
      at: SpoorError.Location(file: source),
      remedy: remedy
        ?? "Check that the server is what --dialect says, and its version (docs/servers.md)."
    )
  }

  /// The error of a value that is missing, or of the wrong kind.
  func mismatch(_ place: String, _ expected: String, _ found: JSONValue?) -> SpoorError {
    error("the answer's \"\(place)\": expected \(expected), found \(found?.kind ?? "nothing")")
  }

  /// The integers of an array that must be there.
  func ints(_ value: JSONValue?, _ place: String) throws(SpoorError) -> [Int] {
    guard let elements = value?.elements else { throw mismatch(place, "an array", value) }
    let numbers = elements.compactMap(\.integer)
    guard numbers.count == elements.count else {
      throw error("the answer's \"\(place)\": expected token ids only")
    }
    return numbers
  }

  /// The text that must be there.
  func text(_ value: JSONValue?, _ place: String) throws(SpoorError) -> String {
    guard let text = value?.characters else { throw mismatch(place, "a string", value) }
    return text
  }

  /// The choice that must be there.
  func requiredChoice() throws(SpoorError) -> JSONObject {
    guard let choice else { throw mismatch("choices", "an array of one choice", body["choices"]) }
    return choice
  }
}
