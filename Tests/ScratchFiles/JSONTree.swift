/// A JSON value as a schema sees it: a number is a double, and an object's keys have no order.
enum JSONTree: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([String: JSONTree])

  /// What a schema calls a value's type.
  enum Kind: String, Decodable, Sendable {
    case null
    case boolean
    case integer
    case number
    case string
    case array
    case object
  }

  /// Whether the value is of this type; `3.0` is an integer too.
  func fits(_ kind: Kind) -> Bool {
    switch (kind, self) {
    case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .string),
      (.array, .array), (.object, .object):
      true
    case (.integer, .number(let number)): number == number.rounded()
    default: false
    }
  }
}

extension JSONTree: CustomStringConvertible {
  /// The value as JSON; of what holds others only what it is.
  var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let value): Int(exactly: value).map { String($0) } ?? String(value)
    case .string(let text): "\"\(text)\""
    case .array(let items): "an array of \(items.count)"
    case .object: "an object"
    }
  }
}

extension JSONTree: Decodable {
  /// Reads any JSON value; the decoder tells its type only by refusing the others.
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let items = try? value.decode([JSONTree].self) {
      self = .array(items)
    } else {
      self = .object(try value.decode([String: JSONTree].self))
    }
  }
}
