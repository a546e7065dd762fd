import Records
import SpoorModel

/// A line of a kit's JSON Lines, keys in the order in which they are given.
struct JSONLine {
  private var members: [JSONObject.Member] = []

  /// Begins with the edition, where the file names one.
  init(schema: String? = nil) {
    if let schema { members.append(.init(key: "schema", value: .string(schema))) }
  }

  /// The same with another key.
  func with(_ key: String, _ value: JSONValue) -> JSONLine {
    var line = self
    line.members.append(.init(key: key, value: value))
    return line
  }

  func with(_ key: String, _ text: String) -> JSONLine { with(key, .string(text)) }

  func with(_ key: String, _ number: Int) -> JSONLine { with(key, .int(number)) }

  func with(_ key: String, _ id: RowID) -> JSONLine {
    switch id {
    case .number(let number): with(key, .int(number))
    case .text(let text): with(key, .string(text))
    }
  }

  /// The line, with its line break.
  var text: String { JSONValue.object(JSONObject(members)).text + "\n" }
}

extension JSONValue {
  /// An object of these members in their order.
  static func members(_ members: (String, JSONValue)...) -> JSONValue {
    .object(JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}
