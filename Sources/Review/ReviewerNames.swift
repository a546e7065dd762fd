/// Who the users of an annotation tool are.
public enum ReviewerNames: Hashable, Sendable {
  /// Whoever the file names.
  case asGiven
  /// This one; the files must be one person's.
  case one(String)
  /// By what the file calls them; others are whoever it names.
  case named([String: String])
}
