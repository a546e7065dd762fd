/// What became of what was brought to a store; skips aside, which are no verdicts.
public struct VerdictCounts: Hashable, Sendable {
  /// Verdicts and gold answers that the store did not hold yet and holds now.
  public var added: Int
  /// Those that it held already, word for word.
  public var alreadyThere: Int
  /// Decisions that it did not hold yet and holds now.
  public var decisions: Int
  /// Decisions that it held already.
  public var decisionsAlreadyThere: Int

  /// Creates counts.
  public init(
    added: Int = 0,
    alreadyThere: Int = 0,
    decisions: Int = 0,
    decisionsAlreadyThere: Int = 0
  ) {
    self.added = added
    self.alreadyThere = alreadyThere
    self.decisions = decisions
    self.decisionsAlreadyThere = decisionsAlreadyThere
  }

  mutating func count(_ entry: any ReviewEntry, isThere: Bool) {
    switch (entry, isThere) {
    case (is Skip, _): break
    case (is Adjudication, true): decisionsAlreadyThere += 1
    case (is Adjudication, false): decisions += 1
    case (_, true): alreadyThere += 1
    case (_, false): added += 1
    }
  }
}
