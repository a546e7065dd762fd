import Records
import SpoorModel

/// The turns of a conversation, in OpenAI's spelling (`role`, `content`) or ShareGPT's (`from`, `value`).
///
/// They are kept in the order in which they stand, whoever speaks twice.
struct Turns {
  private static let roleKeys = ["role", "from"]
  static let contentKeys = ["content", "value"]
  /// The key of a turn's text in the spelling in which the turn names who speaks.
  static func contentKey(of turn: JSONObject) -> String {
    turn["role"] == nil ? "value" : "content"
  }
  static let callKeys = ["tool_calls", "function_call"]

  let record: Record
  let key: String

  init(_ record: Record, key: String) {
    self.record = record
    self.key = key
  }

  /// The texts of a list of turns.
  func parts(of list: JSONValue) throws(SpoorError) -> [TrainingRow.Part] {
    guard case .array(let turns) = list else {
      throw record.mismatch(key, "an array of turns", list)
    }
    var parts: [TrainingRow.Part] = []
    parts.reserveCapacity(turns.count)
    for (index, turn) in turns.enumerated() {
      let place = "\(key)[\(index)]"
      guard case .object(let object) = turn else {
        throw record.mismatch(place, "an object", turn)
      }
      try append(object, at: place, to: &parts)
    }
    return parts
  }

  private func append(
    _ turn: JSONObject,
    at place: String,
    to parts: inout [TrainingRow.Part]
  ) throws(SpoorError) {
    let field = try field(of: turn, at: place)
    let calls = Self.callKeys.compactMap { turn[$0]?.standingText }
    let content = try content(of: turn, at: place)
    guard content != nil || !calls.isEmpty else {
      throw record.error("\"\(place)\": the turn has no content; \(keys(turn))")
    }
    if let content, !content.isEmpty || calls.isEmpty { parts.append(.init(field, content)) }
    for call in calls { parts.append(.init(.output, call)) }
  }

  // MARK: - Roles

  private func field(of turn: JSONObject, at place: String) throws(SpoorError) -> RowField {
    guard let key = Self.roleKeys.first(where: { turn[$0] != nil }), let value = turn[key] else {
      throw record.error("\"\(place)\": nothing says who speaks; \(keys(turn))")
    }
    guard case .string(let role) = value else {
      throw record.mismatch("\(place).\(key)", "a string", value)
    }
    if let field = RowField(role: role) { return field }
    throw record.error(
      "\"\(place)\": unknown role \"\(role.prefix(40))\"",
      remedy: "Known are \(RowField.roles.map(\.0).joined(separator: ", "))."
    )
  }

  // MARK: - Content

  /// The text; `nil` where there is none.
  private func content(of turn: JSONObject, at place: String) throws(SpoorError) -> String? {
    guard let key = Self.contentKeys.first(where: { turn[$0] != nil }) else { return nil }
    switch turn[key] {
    case .string(let text): return text
    case .array(let pieces): return try text(of: pieces, at: "\(place).\(key)")
    case .null, nil: return nil
    case .some(let value):
      throw record.mismatch("\(place).\(key)", "a string or a list of text parts", value)
    }
  }

  /// The text of a list of parts, put together as a chat template does; an image has none.
  private func text(of pieces: [JSONValue], at place: String) throws(SpoorError) -> String {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .string(let string): text += string
      case .object(let object):
        guard case .string(let string) = object["text"] else { continue }
        text += string
      default: throw record.mismatch("\(place)[\(index)]", "a part of a text", piece)
      }
    }
    return text
  }

  private func keys(_ turn: JSONObject) -> String {
    let keys = turn.keys.prefix(12).map { "\"\($0.prefix(40))\"" }
    return keys.isEmpty ? "it is empty" : "it has the keys \(keys.joined(separator: ", "))"
  }
}

extension RowField {
  /// The names that datasets give those who speak.
  fileprivate static let roles: [(String, RowField)] = [
    ("system", .system), ("developer", .system),
    ("user", .instruction), ("human", .instruction),
    ("assistant", .output), ("gpt", .output), ("chatgpt", .output), ("model", .output),
    ("bing", .output), ("bard", .output), ("ai", .output), ("function_call", .output),
    ("tool", .tool), ("function", .tool), ("observation", .tool), ("function_response", .tool),
  ]

  /// The field of what somebody says, whatever the case of the name.
  fileprivate init?(role: String) {
    let role = role.lowercased()
    guard let known = Self.roles.first(where: { $0.0 == role }) else { return nil }
    self = known.1
  }
}
