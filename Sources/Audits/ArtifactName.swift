import SpoorModel

/// The names of audits, indices and batches, which become folders: `[A-Za-z0-9][A-Za-z0-9._-]*`.
public enum ArtifactName {
  /// Refuses a name that could lead out of its folder or hide in it.
  ///
  /// - Parameters:
  ///   - name: the name to check.
  ///   - thing: what it names, for the message.
  /// - Throws: ``SpoorError`` of code `usage`.
  public static func check(_ name: String, of thing: String) throws {
    guard name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*/) == nil else { return }
    throw SpoorError(
      .usage,
      "\"\(name)\" cannot name an \(thing)",
      remedy: "Use letters, digits, '.', '_' and '-', beginning with a letter or digit."
    )
  }
}
