public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// Adds what the store does not hold yet, in one transaction: all or nothing.
  ///
  /// An entry is already there if the same person said the same of the same thing at the same time. One
  /// without a time is already there if it was said at any time, so that a file can be brought in twice; who
  /// changes their mind back must say when.
  ///
  /// - Parameters:
  ///   - entries: what was said, of items and pairs of this store.
  ///   - now: the time of entries that name none.
  /// - Returns: how many were added and how many were there, skips aside.
  /// - Throws: `internalFault` for an entry on an item or a pair that the store does not hold; `badInput` for
  ///   an adjudication by somebody who may not decide (``AuditStore/refusal(of:)``).
  public func record(_ entries: ReviewEntries, at now: Timestamp = .now) throws -> VerdictCounts {
    try write { database in
      for adjudication in entries.adjudications {
        if let refusal = try Self.refusal(of: adjudication, in: database) { throw refusal }
      }
      var counts = VerdictCounts()
      for entry in entries.all {
        let isThere = try entry.isHeld(in: database)
        // A skip is no verdict.
        if !(entry is Skip) { counts.count(isThere: isThere) }
        if !isThere { try entry.insert(into: database, at: now) }
      }
      return counts
    }
  }

  /// Adds verdicts; see ``record(_:at:)-(ReviewEntries,_)``.
  public func record(
    _ verdicts: some Sequence<Verdict>,
    at now: Timestamp = .now
  ) throws -> VerdictCounts {
    try record(ReviewEntries(verdicts: Array(verdicts)), at: now)
  }

  /// All verdicts on an item, in the order in which they arrived.
  public func verdicts(on item: ItemHash) throws -> [Verdict] {
    try read { try Self.verdicts(on: item, in: $0) }
  }
}

extension ItemAnswers {
  /// The columns of a table that holds answers.
  init(_ row: Row) throws {
    self.init(
      hallucination: try row.value("hallucination", Answer.init(rawValue:)),
      related: try row.value("related", Answer.init(rawValue:)),
      rowID: row.rowID,
      cause: try row.optionalValue("cause", Cause.init(rawValue:))
    )
  }
}

extension Row {
  fileprivate var markedRange: ScalarRange? {
    guard let start: Int = self["marked_start"], let end: Int = self["marked_end"] else {
      return nil
    }
    return ScalarRange(start, end)
  }
}

extension Verdict {
  init(_ row: Row) throws {
    self.init(
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      reviewer: row["reviewer"],
      time: try row.value("time", Timestamp.init(_:)),
      answers: try ItemAnswers(row),
      marked: row.markedRange,
      note: row["note"],
      guidelineVersion: GuidelineVersion(rawValue: row["guideline_version"])
    )
  }
}
