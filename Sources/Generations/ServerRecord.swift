import Records
import SpoorModel

/// One server's answer, with the response that it speaks of.
struct ServerRecord {
  let record: Record
  let generation: Generation
  /// The server's own keys.
  let body: JSONObject

  init(_ record: Record, _ generation: Generation) {
    self.record = record
    self.generation = generation
    body = record.answer
  }

  /// Where errors say that it stands.
  var location: SpoorError.Location {
    var place = record.location
    place.record = record.place(of: generation.promptID)
    return place
  }

  /// An error about the record.
  func error(_ problem: String, remedy: String? = nil) -> SpoorError {
    record.error(problem, record: record.place(of: generation.promptID), remedy: remedy)
  }

  /// The error of a value of the wrong kind.
  func mismatch(_ place: String, _ expected: String, _ found: JSONValue?) -> SpoorError {
    error("\"\(place)\": expected \(expected), found \(found?.kind ?? "nothing")")
  }

  /// The one choice of a completion.
  func choice() throws(SpoorError) -> JSONObject {
    guard let choices = body["choices"] else { return JSONObject([]) }
    guard let all = choices.elements, all.count == 1, let choice = all[0].members else {
      throw error(
        "\"choices\": expected an array of one choice, found \(choices.kind)",
        remedy: "Ask for one prompt at a time with n = 1, and keep one record a prompt."
      )
    }
    return choice
  }

  /// The ids of the tokens that were scored, where the answer or the record beside it tells them.
  func promptTokenIDs() throws(SpoorError) -> [Int]? {
    let key = "prompt_token_ids"
    let places = [try choice()[key], body[key], record.object[key]]
    guard let value = places.lazy.compactMap(\.self).first(where: { $0 != .null }) else {
      return nil
    }
    return try ints(value, key)
  }

  /// The integers of an array.
  func ints(_ value: JSONValue, _ place: String) throws(SpoorError) -> [Int] {
    let array = try elements(value, place)
    let numbers = array.compactMap(\.integer)
    guard numbers.count == array.count else {
      throw error("\"\(place)\": expected integers only")
    }
    return numbers
  }

  /// The elements of an array that must be there.
  func elements(_ value: JSONValue?, _ place: String) throws(SpoorError) -> [JSONValue] {
    guard let elements = value?.elements else { throw mismatch(place, "an array", value) }
    return elements
  }

  /// The members of an object that must be there.
  func members(_ value: JSONValue?, _ place: String) throws(SpoorError) -> JSONObject {
    guard let members = value?.members else { throw mismatch(place, "an object", value) }
    return members
  }

  /// The number that must be there.
  func number(_ value: JSONValue?, _ place: String) throws(SpoorError) -> Double {
    guard let number = value?.number else { throw mismatch(place, "a number", value) }
    return number
  }
}

extension Record {
  /// The server's own keys: those of `response`, else the record's.
  var answer: JSONObject { object["response"]?.members ?? object }
}

extension JSONObject {
  /// The first choice of a completion.
  var firstChoice: JSONObject? { self["choices"]?.elements?.first?.members }

  /// vLLM's values of the prompt: of the choice, or (older versions, chat) of the answer.
  var promptLogProbabilities: JSONValue? {
    let places = [firstChoice?["prompt_logprobs"], self["prompt_logprobs"]]
    return places.lazy.compactMap(\.self).first { $0 != .null }
  }
}
