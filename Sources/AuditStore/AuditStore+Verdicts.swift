public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// Adds the verdicts that the store does not hold yet, in one transaction: all or none.
  ///
  /// A verdict is already there if the same reviewer gave the same answers, row and note on the same
  /// item, or the same category, side and note on the same pair, at the same time. One without a time is
  /// already there if the reviewer gave it at any time, so that a file can be brought in twice; who changes
  /// their mind back must say when.
  ///
  /// - Parameters:
  ///   - verdicts: verdicts on items of this store.
  ///   - pairs: verdicts on pairs of this store.
  ///   - now: the time of those that name none.
  /// - Returns: how many were added and how many were there.
  /// - Throws: `internalFault` for a verdict on an item or a pair that the store does not hold.
  public func record(
    _ verdicts: some Sequence<Verdict>,
    pairs: some Sequence<PairVerdict> = [PairVerdict](),
    at now: Timestamp = .now
  ) throws -> VerdictCounts {
    try write { database in
      var counts = VerdictCounts()
      for verdict in verdicts {
        let isThere = try Self.holds(verdict, database)
        counts.count(isThere: isThere)
        if !isThere { try Self.insert(verdict, at: verdict.time ?? now, into: database) }
      }
      for verdict in pairs {
        let isThere = try Self.holds(verdict, database)
        counts.count(isThere: isThere)
        if !isThere { try Self.insert(verdict, at: verdict.time ?? now, into: database) }
      }
      return counts
    }
  }

  /// All verdicts on an item, in the order in which they arrived.
  public func verdicts(on item: ItemHash) throws -> [Verdict] {
    try read { try Self.verdicts(on: item, in: $0) }
  }

  private static func holds(_ verdict: Verdict, _ database: Database) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM verdicts
          WHERE item_hash = ? AND reviewer = ? AND hallucination = ? AND related = ?
            AND row_id IS ? AND cause IS ? AND marked_start IS ? AND marked_end IS ? AND note IS ?
            AND guideline_version = ? AND time = ifnull(?, time))
        """
    )
    let found = try Bool.fetchOne(
      statement,
      arguments: [
        verdict.item.rawValue, verdict.reviewer.storable, verdict.answers.hallucination.rawValue,
        verdict.answers.related.rawValue, verdict.answers.rowID?.databaseValue,
        verdict.answers.cause?.rawValue, verdict.marked?.start, verdict.marked?.end,
        verdict.note?.storable, verdict.guidelineVersion.rawValue, verdict.time?.description,
      ]
    )
    return found ?? false
  }

  private static func insert(
    _ verdict: Verdict,
    at time: Timestamp,
    into database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO verdicts
          (item_hash, reviewer, time, hallucination, related, row_id, cause, marked_start,
           marked_end, note, guideline_version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    )
    try statement.execute(arguments: [
      verdict.item.rawValue, verdict.reviewer.storable, time.description,
      verdict.answers.hallucination.rawValue, verdict.answers.related.rawValue,
      verdict.answers.rowID?.databaseValue, verdict.answers.cause?.rawValue,
      verdict.marked?.start, verdict.marked?.end, verdict.note?.storable,
      verdict.guidelineVersion.rawValue,
    ])
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
