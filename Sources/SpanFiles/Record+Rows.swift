import Records
import SpoorModel

extension RowID {
  /// What an error says of a value that is no id.
  static let expected = "a string or an integer"

  /// The id that a value is; `nil` where it is none.
  ///
  /// An integer that stands as a string is the same row: a dataset of comma-separated values has no
  /// numbers, and gold labels of it may.
  init?(_ value: JSONValue) {
    if case .string(let text) = value {
      self = Int(text).flatMap { String($0) == text ? .number($0) : nil } ?? .text(text)
    } else if let number = value.integer {
      self = .number(number)
    } else {
      return nil
    }
  }
}

extension Record {
  /// The row ids listed at a key; `nil` where it is absent or null.
  func rowIDs(_ key: String) throws(SpoorError) -> [RowID]? {
    guard optionalValue(key) != nil else { return nil }
    return try list(key, of: RowID.expected) { value, _ in RowID(value) }
  }

  /// The half-open range of scalars between two keys that must be there.
  func range(_ startKey: String, _ endKey: String) throws(SpoorError) -> ScalarRange {
    let (start, end) = (try int(startKey), try int(endKey))
    guard start >= 0, start <= end else {
      throw error("\(start)..<\(end) is no range of the response")
    }
    return ScalarRange(start, end)
  }
}
