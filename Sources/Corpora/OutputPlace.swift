import Records
import SpoorModel

/// Where a record has one of the texts that the model is trained to say.
struct OutputPlace {
  /// The way to the value.
  let path: [RecordEdit.Step]
  /// What stands there now; `nil` where the turn has no such key yet.
  let value: JSONValue?
  /// The calls of tools in the same turn.
  var calls: [[RecordEdit.Step]] = []

  /// The edits that make it say `text`.
  func edits(saying text: String) -> [RecordEdit] {
    let emptied = calls.map { RecordEdit($0, .null) }
    return [RecordEdit(path, said(text), value == nil ? .adding : .replacing)] + emptied
  }

  /// A list of parts stays one: whoever reads it may not take a string.
  private func said(_ text: String) -> JSONValue {
    guard case .array(let pieces) = value, case .object = pieces.first else { return .string(text) }
    let part = JSONObject([
      JSONObject.Member(key: "type", value: .string("text")),
      JSONObject.Member(key: "text", value: .string(text)),
    ])
    return .array([.object(part)])
  }
}
