/// What a text of a training row is to the model.
///
/// Matches in ``output`` decide a trace; the others are shown.
public enum RowField: String, Hashable, Sendable, Codable, CaseIterable {
  /// What the user asks; a user's turn.
  case instruction
  /// What the user gives along with it.
  case input
  /// What the model is trained to say; the assistant's turn, its calls of tools included.
  case output
  /// What the conversation stands under: the system prompt, the tools that may be called.
  case system
  /// What a tool answered.
  case tool

  /// The field's place among all fields.
  var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
