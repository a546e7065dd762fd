public import SpoorModel

/// A JSON value.
public enum JSONValue: Hashable, Sendable {
  /// `null`, or Python's `NaN`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction and exponent that fits 64 bits.
  case int(Int)
  /// Any other number.
  case double(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Keys with values, in order.
  case object(JSONObject)

  /// What the value is, as an error says it: `a string`.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .int: "an integer"
    case .double: "a number with a fraction"
    case .string: "a string"
    case .array(let values): "an array of \(values.count)"
    case .object: "an object"
    }
  }

  /// The number, of either kind.
  public var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// The integer; a number written `3.0` counts.
  public var integer: Int? {
    switch self {
    case .int(let value): value
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  /// Parses one JSON text in UTF-8, at most 64 levels deep.
  ///
  /// Python's `NaN` reads as ``null``. Throws `badInput` at `location` when `bytes` are no UTF-8, no
  /// JSON, more than one value, nested too deep, or hold a number past 64 bits.
  public init(parsing bytes: [UInt8], at location: SpoorError.Location) throws(SpoorError) {
    self = try JSONParser().value(copying: bytes, at: location)
  }
}
