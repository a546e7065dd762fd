/// What an annotation tool counts offsets in.
public enum OffsetUnit: String, Hashable, Sendable, Codable, CaseIterable {
  /// Unicode scalars, as Spoor does.
  case codePoints = "code-points"
  /// UTF-16 code units, as browsers do.
  case utf16 = "utf-16"
  /// Characters as a reader sees them.
  case graphemes
}
