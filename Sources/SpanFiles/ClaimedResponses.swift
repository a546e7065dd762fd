import Records
import SpoorModel

/// What a file's records say, put together by prompt and model.
struct ClaimedResponses {
  private struct Name: Hashable {
    let promptID: String
    let model: String?
  }

  /// The responses, in the order in which the file first names them.
  private(set) var responses: [ClaimedResponse] = []
  private var places: [Name: Int] = [:]
  /// How often each id stands that stands more than once.
  private var repeats: [Name: Int] = [:]
  private var records = 0

  /// Adds what a record says.
  mutating func add(_ record: Record, of format: SpanFormat) throws(SpoorError) {
    var response: ClaimedResponse
    do {
      response = try format.response(of: record, position: records)
    } catch {
      throw error.naming(record)
    }
    records += 1
    let name = Name(promptID: response.promptID, model: response.model)
    guard let place = places[name] else {
      append(response, as: name)
      return
    }
    switch format.repetition {
    case .joins: try join(response, at: place, record)
    case .isNumbered:
      response.promptID = freeID(for: response, as: name)
      append(response, as: Name(promptID: response.promptID, model: response.model))
    case .isRefused:
      throw record.error(
        "the response to \"\(name.promptID)\" stands twice",
        record: name.promptID,
        remedy: "Keep one of the two, or name the model of each (\"model\")."
      )
    }
  }

  private mutating func append(_ response: ClaimedResponse, as name: Name) {
    places[name] = responses.count
    responses.append(response)
  }

  private mutating func join(
    _ response: ClaimedResponse,
    at place: Int,
    _ record: Record
  ) throws(SpoorError) {
    if let text = response.text, let earlier = responses[place].text, text != earlier {
      throw record.error(
        "the response to \"\(response.promptID)\" differs from the one before",
        record: response.promptID,
        remedy: "Records of one response must hold one text."
      )
    }
    responses[place].join(response)
  }

  /// The id with a number behind it that nothing has yet.
  private mutating func freeID(for response: ClaimedResponse, as name: Name) -> String {
    while true {
      repeats[name, default: 1] += 1
      let id = "\(response.promptID)#\(repeats[name, default: 2])"
      if places[Name(promptID: id, model: response.model)] == nil { return id }
    }
  }
}
