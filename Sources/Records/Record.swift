public import SpoorModel

/// One record of a file, and where it stands there.
///
/// The accessors throw `badInput` with file, line, key, what was expected and what was found.
/// Each is linear in the number of the record's keys.
public struct Record: Sendable {
  /// The path as the user gave it.
  public let file: String
  /// The line that the object begins on, counted from 1.
  public let line: Int
  /// Which element of the file's array it is, counted from 1; `nil` in a file without array.
  public let element: Int?
  /// The keys and values.
  public let object: JSONObject
  /// Where its text stands among the file's bytes, once they are decompressed.
  public let bytes: Range<Int>
  /// How that text is written.
  public let writing: RecordWriting
  /// What the reader wants the record to be.
  public var shape: RecordShape

  /// File and line, and the element's number where the file is an array.
  public var location: SpoorError.Location {
    SpoorError.Location(file: file, line: line, record: element.map { "element \($0)" })
  }

  /// An error about this record.
  public func error(_ problem: String, record: String? = nil, remedy: String? = nil) -> SpoorError {
    var place = location
    place.record = record ?? place.record
    return SpoorError(.badInput, problem, at: place, remedy: remedy ?? shape.remedy)
  }

  /// The value of a key that must be there.
  public func value(_ key: String) throws(SpoorError) -> JSONValue {
    if let value = object[key] { return value }
    throw missing(key)
  }

  /// The value of a key; `nil` where it is absent or null.
  public func optionalValue(_ key: String) -> JSONValue? {
    guard let value = object[key], value != .null else { return nil }
    return value
  }

  /// The text at a key.
  public func string(_ key: String) throws(SpoorError) -> String {
    let found = try value(key)
    guard case .string(let text) = found else { throw mismatch(key, "a string", found) }
    return text
  }

  /// The text at a key; `nil` where it is absent or null.
  public func optionalString(_ key: String) throws(SpoorError) -> String? {
    guard let found = optionalValue(key) else { return nil }
    guard case .string(let text) = found else { throw mismatch(key, "a string or null", found) }
    return text
  }

  /// The integer at a key.
  public func int(_ key: String) throws(SpoorError) -> Int {
    let found = try value(key)
    guard let number = found.integer else { throw mismatch(key, "an integer", found) }
    return number
  }

  /// The integer at a key; `nil` where it is absent or null.
  public func optionalInt(_ key: String) throws(SpoorError) -> Int? {
    guard optionalValue(key) != nil else { return nil }
    return try int(key)
  }

  /// The error of a key that is not there.
  public func missing(_ key: String) -> SpoorError {
    error("the key \"\(key)\" is missing; found \(keysInWords)")
  }

  /// The keys that it has, as an error lists them: `the keys "a", "b"`.
  public var keysInWords: String {
    let keys = object.keys.map { "\"\($0.prefix(40))\"" }
    let shown = keys.prefix(12).joined(separator: ", ") + (keys.count > 12 ? ", …" : "")
    return keys.isEmpty ? "an empty object" : "the keys \(shown)"
  }

  /// The error of a value of the wrong kind at a key, or at a place below it.
  public func mismatch(_ place: String, _ expected: String, _ found: JSONValue) -> SpoorError {
    error("\"\(place)\": expected \(expected), found \(found.kind)")
  }
}
