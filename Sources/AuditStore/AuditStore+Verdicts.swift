public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// Adds what the store does not hold yet, in one transaction: all or nothing.
  ///
  /// An entry is already there if the same person said the same of the same thing at the same time. One
  /// without a time is already there if it is the last that the person said of it, so that a file can be
  /// brought in twice. Names are kept composed and without blanks around them. What somebody held ends with
  /// their verdict or skip.
  ///
  /// - Parameters:
  ///   - entries: what was said, of items and pairs of this store.
  ///   - now: the time of entries that name none.
  /// - Returns: how many were added and how many were there.
  /// - Throws: `internalFault` for an entry on an item or a pair that the store does not hold; `badInput` for
  ///   an adjudication by somebody who may not decide (``AuditStore/refusal(of:)``), a verdict of somebody who
  ///   decided over the item, a time more than a day ahead, or a name that is none.
  public func record(_ entries: ReviewEntries, at now: Timestamp = .now) throws -> VerdictCounts {
    let entries = try entries.checked(at: now)
    return try write { database in
      var counts = VerdictCounts()
      for entry in entries.all {
        let isThere = try entry.isHeld(in: database)
        counts.count(entry, isThere: isThere)
        if !isThere { try entry.insert(into: database, at: now) }
      }
      for verdict in entries.verdicts {
        if let refusal = try Self.refusal(of: verdict, in: database) { throw refusal }
        try Self.endLease(of: verdict.item, by: verdict.reviewer, in: database)
      }
      for skip in entries.skips {
        try Self.endLease(of: skip.item, by: skip.reviewer, in: database)
      }
      // After the verdicts of the same file: nobody decides over their own.
      for adjudication in entries.adjudications {
        if let refusal = try Self.refusal(of: adjudication, in: database) { throw refusal }
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

extension Row {
  fileprivate var seenRows: SeenRows? {
    get throws {
      guard self["rows_shown"] as String? != nil else { return nil }
      return SeenRows(shown: try json("rows_shown"), opened: try json("rows_opened"))
    }
  }
}

extension [Int] {
  /// The numbers as a JSON array.
  var json: String { "[\(map(String.init).joined(separator: ","))]" }
}

extension Verdict {
  init(_ row: Row) throws {
    self.init(
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      reviewer: row["reviewer"],
      time: try row.value("time", Timestamp.init(_:)),
      answers: try ItemAnswers(row),
      marked: row.markedRange,
      seen: try row.seenRows,
      note: row["note"],
      guidelineVersion: GuidelineVersion(rawValue: row["guideline_version"])
    )
  }
}
