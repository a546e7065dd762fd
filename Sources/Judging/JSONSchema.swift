import Records

/// The few shapes of JSON Schema that questions need; strict, as servers want them: every key is there, and
/// no other.
enum JSONSchema {
  /// An object with these keys, in this order.
  static func object(_ members: (String, JSONValue)...) -> JSONObject { object(members) }

  /// An object with these keys, in this order.
  static func object(_ members: [(String, JSONValue)]) -> JSONObject {
    let keys = members.map { JSONValue.string($0.0) }
    let properties = members.map { JSONObject.Member(key: $0.0, value: $0.1) }
    return [
      "type": "object", "properties": .object(JSONObject(properties)), "required": .array(keys),
      "additionalProperties": false,
    ]
  }

  /// A list of one shape.
  static func list(of items: JSONObject) -> JSONValue {
    ["type": "array", "items": .object(items)]
  }

  /// A text.
  static let text: JSONValue = ["type": "string"]

  /// One of some values.
  static func one(of values: [JSONValue]) -> JSONValue { ["enum": .array(values)] }

  /// A number of a range.
  static func number(from low: Int, to high: Int) -> JSONValue {
    ["type": "number", "minimum": .int(low), "maximum": .int(high)]
  }
}
