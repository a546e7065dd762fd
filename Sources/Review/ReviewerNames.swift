import SpoorModel

/// Who the users of an annotation tool are.
public enum ReviewerNames: Hashable, Sendable {
  /// Whoever the file names.
  case asGiven
  /// This one; the file must be one person's.
  case one(String)
  /// By what the file calls them; others are whoever it names.
  case named([String: String])

  /// Who filled a case in.
  func name(of given: String?, at location: SpoorError.Location) throws -> String {
    let name =
      switch self {
      case .asGiven: given
      case .one(let name): name
      case .named(let names): given.map { names[$0] ?? $0 }
      }
    guard let name, !name.isEmpty else {
      throw SpoorError(
        .badInput,
        "the file doesn't say who filled this in",
        at: location,
        remedy: "Name them: --reviewer NAME."
      )
    }
    return name
  }
}
