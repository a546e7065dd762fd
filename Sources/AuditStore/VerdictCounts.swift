/// What became of verdicts that were brought to a store.
public struct VerdictCounts: Hashable, Sendable {
  /// Verdicts that the store did not hold yet and holds now.
  public var added: Int
  /// Verdicts that it held already, word for word.
  public var alreadyThere: Int

  /// Creates counts.
  public init(added: Int = 0, alreadyThere: Int = 0) {
    self.added = added
    self.alreadyThere = alreadyThere
  }

  mutating func count(isThere: Bool) {
    if isThere { alreadyThere += 1 } else { added += 1 }
  }
}
