import SpoorModel

/// What became of the cases of imported files.
public struct ImportReport: Hashable, Sendable {
  /// Verdicts that the audit did not hold yet and holds now.
  public var added: Int
  /// Verdicts that it held already.
  public var alreadyThere: Int
  /// Decisions of adjudicators that the audit did not hold yet and holds now.
  public var decisions = 0
  /// Decisions that it held already.
  public var decisionsAlreadyThere = 0
  /// How many verdicts the files hold of whom, new or not.
  public var reviewers: [String: Int] = [:]
  /// Items whose verdict was not filled in.
  public var unfilled: Int
  /// Items that a reviewer passed over.
  public var skipped = 0
  /// Marks whose offsets were wrong and whose quote told where they stand.
  public var reanchored = 0
  /// Verdicts whose span the reviewer moved.
  public var moved = 0
  /// What the files say and Spoor does not keep: where, and what.
  public var lost: [String] = []
  /// Marks that stand nowhere: where, and what.
  ///
  /// The verdicts are kept without them.
  public var unplaced: [String] = []

  /// Where somebody judged an item twice at one time, or without one, and differently: the last in the files counts.
  public var contradictions: [String] = []

  /// Notes what is not kept of a case.
  mutating func lose(_ what: String, at location: SpoorError.Location) {
    lost.append("\(location): \(what)")
  }
}
