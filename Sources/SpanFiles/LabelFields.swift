import Records
import SpoorModel

/// The fields of one label: of a record itself, or of an object inside one.
struct LabelFields {
  let record: Record
  /// How errors name the label, such as `labels[3]`; `nil` where it is the record itself.
  let place: String?
  let object: JSONObject

  /// The fields of a record that is one label.
  init(_ record: Record) {
    self.init(record: record, place: nil, object: record.object)
  }

  init(record: Record, place: String?, object: JSONObject) {
    self.record = record
    self.place = place
    self.object = object
  }

  /// The text at the first of the keys that has one.
  func text(_ keys: String...) throws(SpoorError) -> String? {
    for key in keys {
      guard let value = value(key) else { continue }
      guard case .string(let text) = value else { throw mismatch(key, "a string", value) }
      return text
    }
    return nil
  }

  /// A start and an end, both or neither.
  func offsets(_ startKey: String, _ endKey: String) throws(SpoorError) -> ClaimedOffsets? {
    let (start, end) = (try integer(startKey), try integer(endKey))
    if start == nil && end == nil { return nil }
    guard let start, let end else {
      throw record.error("\"\(name(start == nil ? startKey : endKey))\" is missing")
    }
    return ClaimedOffsets(start: start, end: end)
  }

  /// The probability at the first of the keys that has one; 1 where none has.
  func probability(_ keys: String...) throws(SpoorError) -> Double {
    for key in keys {
      guard let value = value(key) else { continue }
      guard let number = value.number else { throw mismatch(key, "a number", value) }
      guard (0...1).contains(number) else {
        throw record.error(
          "\"\(name(key))\" is \(number), no probability",
          remedy: "A probability or score of a mark is a number from 0 to 1."
        )
      }
      return number
    }
    return 1
  }

  private func integer(_ key: String) throws(SpoorError) -> Int? {
    guard let value = value(key) else { return nil }
    guard let integer = value.integer else { throw mismatch(key, "an integer", value) }
    return integer
  }

  private func value(_ key: String) -> JSONValue? {
    guard let value = object[key], value != .null else { return nil }
    return value
  }

  private func name(_ key: String) -> String { place.map { "\($0).\(key)" } ?? key }

  private func mismatch(_ key: String, _ expected: String, _ found: JSONValue) -> SpoorError {
    record.mismatch(name(key), expected, found)
  }
}

extension Record {
  /// The objects of the list at a key, as labels; none where it is absent or null.
  func labels(_ key: String) throws(SpoorError) -> [LabelFields] {
    try list(key, of: "an object") { value, place in
      guard case .object(let object) = value else { return nil }
      return LabelFields(record: self, place: place, object: object)
    }
  }

  /// The elements of the list at a key, converted; none where it is absent or null.
  func list<Element>(
    _ key: String,
    of expected: String,
    _ convert: (JSONValue, _ place: String) throws(SpoorError) -> Element?
  ) throws(SpoorError) -> [Element] {
    guard let found = optionalValue(key) else { return [] }
    guard case .array(let values) = found else { throw mismatch(key, "a list", found) }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let place = "\(key)[\(index)]"
      guard let element = try convert(value, place) else { throw mismatch(place, expected, value) }
      elements.append(element)
    }
    return elements
  }

  /// The id at the first of the keys that has one, a string or an integer; `nil` where none has.
  func id(_ keys: String...) throws(SpoorError) -> String? {
    for key in keys {
      switch optionalValue(key) {
      case nil: continue
      case .string(let id): return id
      case .int(let id): return String(id)
      case let other?: throw mismatch(key, "a string or an integer", other)
      }
    }
    return nil
  }
}
