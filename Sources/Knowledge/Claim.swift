public import SpoorModel

/// One fact that a long answer may state.
public struct Claim: Hashable, Sendable {
  /// Its name among the claims of its prompt.
  public var id: RowID
  /// The fact as a sentence; `nil` where nothing told it.
  public var statement: String?
  /// The words of which one must stand in an answer that states it, the one that is shown first; empty where
  /// a judge alone says so.
  public var answers: [String]
  /// What of the subject it tells.
  public var relation: String?

  /// Describes a claim.
  public init(
    _ id: RowID,
    statement: String? = nil,
    answers: [String],
    relation: String? = nil
  ) {
    self.id = id
    self.statement = statement
    self.answers = answers
    self.relation = relation
  }
}
