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
      try verdicts.map { given in
        let verdict: Verdict
        do {
          verdict = try ReviewEntries(verdicts: [given]).checked(at: now).verdicts[0]
        } catch let error as SpoorError {
          return .refused(.invalid(error.problem))
        }
        if try verdict.isHeld(in: database) { return .alreadyThere }
        if let refusal = try Self.refusal(of: verdict, at: now, in: database) {
          return .refused(refusal)
        }
        try verdict.insert(into: database, at: now)
        try Self.endLease(of: verdict.item, by: verdict.reviewer, in: database)
        return .added
      }
    }
  }

  private static func refusal(
    of verdict: Verdict,
    at now: Timestamp,
    in database: Database
  ) throws -> SubmissionRefusal? {
    guard let task = try drawnTask(verdict.item, in: database) else { return .unknownTask }
    if let row = verdict.answers.rowID, !task.task.rows.contains(where: { $0.row.rowID == row }) {
      return .rowNotShown
    }
    if let refusal = try refusal(of: verdict, in: database) { return .invalid(refusal.problem) }
    let judgedBefore = try hasJudged(verdict.reviewer, verdict.item, in: database)
    let others = try others(than: verdict.reviewer, on: verdict.item, at: now, in: database)
    return judgedBefore || others < task.experts ? nil : .enoughExperts(task.experts)
  }
}
