/// Who puts the mark before a prompt that begins a text (BOS), if the model has one.
public enum SpecialTokens: String, Sendable, CaseIterable {
  /// The server, as it is set up.
  case added
  /// The template, where it is wanted.
  case written
}
