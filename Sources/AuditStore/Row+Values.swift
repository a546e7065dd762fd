import GRDB
import SpoorModel

extension Row {
  /// A text column read by `parse`; a text that it refuses is damage.
  func value<Value>(_ column: String, _ parse: (String) -> Value?) throws -> Value {
    let text: String = self[column]
    guard let value = parse(text) else { throw Self.damage("'\(text)' as \(column)") }
    return value
  }

  /// A text column that may be empty, read by `parse`; a text that it refuses is damage.
  func optionalValue<Value>(_ column: String, _ parse: (String) -> Value?) throws -> Value? {
    guard let text: String = self[column] else { return nil }
    guard let value = parse(text) else { throw Self.damage("'\(text)' as \(column)") }
    return value
  }

  /// The columns `start` and `end`.
  var scalarRange: ScalarRange { ScalarRange(self["start"], self["end"]) }

  /// The column `row_id`, a number or a text; `nil` where it is empty.
  var rowID: RowID? { RowID(self["row_id"] as DatabaseValue) }

  /// The column `row_id`, which must not be empty.
  func requiredRowID() throws -> RowID {
    guard let rowID else { throw Self.damage("no row_id") }
    return rowID
  }

  /// The error of a column that another program changed.
  static func damage(_ held: String) -> SpoorError {
    SpoorError(
      .badInput,
      "the store holds \(held)",
      remedy: "Restore audit.sqlite from a copy; another program changed it."
    )
  }
}

extension RowID {
  /// What the untyped column `row_id` holds of it.
  var databaseValue: DatabaseValue {
    switch self {
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  fileprivate init?(_ value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): self = .number(Int(number))
    case .string(let text): self = .text(text)
    case .null, .double, .blob: return nil
    }
  }
}
