import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// Takes verdicts on drawn tasks in one commit; when this returns, those that were added are on the disk.
  ///
  /// Each is taken or refused by itself. Who judged a task before may judge it again; otherwise fewer experts
  /// than are wanted must have judged it or hold it. What a reviewer held ends with their verdict.
  ///
  /// - Parameters:
  ///   - verdicts: in the order of their arrival.
  ///   - now: the time of those that name none, and the one that leases are compared with.
  /// - Returns: what became of each.
  /// - Throws: `locked`, `inputOutput`; nothing was taken then.
  public func submit(
    _ verdicts: [Verdict],
    at now: Timestamp = .now
  ) throws -> [SubmissionOutcome] {
    try write { database in
      let transaction = ReviewTransaction(database: database)
      return try verdicts.map { try transaction.submit($0, at: now) }
    }
  }
}
