package import Records
package import SpoorModel

/// What records of questions have in common, in JSON and in tables, whose cells are all texts.
extension Record {
  /// The row or the prompt that the record speaks of.
  package func questionID() throws(SpoorError) -> QuestionID {
    if let row = try id(at: "row_id") { return .row(row) }
    if let prompt = try id(at: "prompt_id") { return .prompt(prompt) }
    throw error("the record has neither \"row_id\" nor \"prompt_id\"; found \(keysInWords)")
  }

  /// The id at a key; `nil` where it is absent, null or empty.
  package func id(at key: String) throws(SpoorError) -> RowID? {
    switch optionalValue(key) {
    case nil: return nil
    case .int(let number): return .number(number)
    case .string(let text): return text.isEmpty ? nil : .text(text)
    case .some(let other):
      if let number = other.integer { return .number(number) }
      throw mismatch(key, "an integer or a string", other)
    }
  }

  /// The ids at a key, a list of them; `nil` where it is absent or null.
  package func ids(_ key: String) throws(SpoorError) -> [RowID]? {
    guard let value = optionalValue(key) else { return nil }
    guard case .array(let values) = value else { throw mismatch(key, "a list of ids", value) }
    var ids: [RowID] = []
    for (index, value) in values.enumerated() {
      if let number = value.integer {
        ids.append(.number(number))
      } else if case .string(let text) = value {
        ids.append(.text(text))
      } else {
        throw mismatch("\(key)[\(index)]", "an integer or a string", value)
      }
    }
    return ids
  }

  /// The text at a key; `nil` where it is absent, null or empty.
  package func filledString(_ key: String) throws(SpoorError) -> String? {
    guard let text = try optionalString(key), !text.isEmpty else { return nil }
    return text
  }

  /// The number at a key, which a table writes as text; `nil` where it is absent, null or empty.
  package func optionalNumber(_ key: String) throws(SpoorError) -> Double? {
    guard let value = optionalValue(key), value != .string("") else { return nil }
    if let number = value.number { return number }
    if case .string(let text) = value, let number = Double(text), number.isFinite { return number }
    throw mismatch(key, "a number", value)
  }

  /// The count at a key, 0 or more; `nil` where it is absent, null or empty.
  package func optionalCount(_ key: String) throws(SpoorError) -> Int? {
    guard let number = try optionalNumber(key) else { return nil }
    guard let count = Int(exactly: number), count >= 0 else {
      throw error("\"\(key)\": expected an integer of 0 or more, found \(number)")
    }
    return count
  }

  /// The texts at a key, one or a list of them; empty where it is absent or null.
  package func texts(_ key: String) throws(SpoorError) -> [String] {
    guard let value = optionalValue(key) else { return [] }
    if case .string(let text) = value { return text.isEmpty ? [] : [text] }
    guard case .array(let values) = value else {
      throw mismatch(key, "a string or a list of strings", value)
    }
    var texts: [String] = []
    for (index, value) in values.enumerated() {
      guard case .string(let text) = value else {
        throw mismatch("\(key)[\(index)]", "a string", value)
      }
      texts.append(text)
    }
    return texts
  }
}
