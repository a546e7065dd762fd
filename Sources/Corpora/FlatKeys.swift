import Records
import SpoorModel

/// The keys of a record that holds a question and its answer, each under a key of its own.
struct FlatKeys {
  /// What else than a string a field may hold.
  enum Values {
    case strings
    /// Also a list of messages, which are turns.
    case stringsOrMessages
    /// Also a number, which is its text.
    case anything
  }

  var instruction: RowKey?
  var output: RowKey
  var inputs: [RowKey] = []
  var systems: [RowKey] = []
  var history: RowKey?
  var values = Values.strings

  /// The keys that a record may lack.
  var optionalNames: [String] {
    (inputs + systems).map(\.name) + (history.map { [$0.name] } ?? [])
  }

  /// The record's texts, in the order in which the model sees them.
  func parts(of record: Record) throws(SpoorError) -> [TrainingRow.Part] {
    var parts: [TrainingRow.Part] = []
    for key in systems {
      guard let text = key.optionalValue(in: record)?.standingText else { continue }
      parts.append(.init(.system, text))
    }
    if let history { try appendHistory(history, of: record, to: &parts) }
    if let instruction { try append(instruction, .instruction, of: record, to: &parts) }
    for key in inputs {
      guard let value = key.optionalValue(in: record) else { continue }
      guard let text = text(value) else {
        throw record.mismatch(key.name, "a string or null", value)
      }
      if !text.isEmpty { parts.append(.init(.input, text)) }
    }
    try append(output, .output, of: record, to: &parts)
    return parts
  }

  private func append(
    _ key: RowKey,
    _ field: RowField,
    of record: Record,
    to parts: inout [TrainingRow.Part]
  ) throws(SpoorError) {
    guard let value = key.value(in: record) else { throw record.missing(key.name) }
    if let text = text(value) {
      parts.append(.init(field, text))
    } else if values != .strings, case .array = value {
      parts += try Turns(record, key: key.name).parts(of: value)
    } else {
      throw record.mismatch(key.name, values == .strings ? "a string" : "a text", value)
    }
  }

  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .int, .double: values == .anything ? value.text : nil
    default: nil
    }
  }

  /// LLaMA-Factory's earlier turns: `[[user, assistant], …]`.
  private func appendHistory(
    _ key: RowKey,
    of record: Record,
    to parts: inout [TrainingRow.Part]
  ) throws(SpoorError) {
    guard let value = key.optionalValue(in: record), value != .string("") else { return }
    guard case .array(let turns) = value else {
      throw record.mismatch(key.name, "an array of pairs [user, assistant]", value)
    }
    for (index, turn) in turns.enumerated() {
      guard case .array(let pair) = turn, pair.count == 2,
        case .string(let user) = pair[0], case .string(let assistant) = pair[1]
      else {
        throw record.mismatch("\(key.name)[\(index)]", "a pair of strings [user, assistant]", turn)
      }
      parts.append(.init(.instruction, user))
      parts.append(.init(.output, assistant))
    }
  }
}

extension JSONValue {
  /// What a system prompt or a list of tools says: a string as it is, anything else as JSON; `nil`
  /// where it says nothing.
  var standingText: String? {
    switch self {
    case .null, .string(""), .array([]): nil
    case .string(let text): text
    default: text
    }
  }
}
