import GRDB
import SpoorModel

extension AuditStore {
  /// The run whose findings the audit shows now; `nil` before the first.
  public func latestCompleteRun() throws -> Run? {
    try read { try Run.latest($0) }
  }

  /// The latest complete run, if it has this fingerprint: then running again would change nothing.
  public func completeRun(fingerprint: String) throws -> Run? {
    try latestCompleteRun().flatMap { $0.fingerprint == fingerprint ? $0 : nil }
  }

  /// Records a run whole, in one transaction: after a kill at any moment the store holds the old
  /// run or this one.
  ///
  /// Older runs keep their row in `runs`, and every item and verdict stays, with the response that
  /// it speaks of. Their positions, spans and traces give way to the new run's.
  ///
  /// - Parameters:
  ///   - contents: what the run found. Each span must lie in one of its responses.
  ///   - completed: gives a response of `contents` with its per-token values when its turn comes, so that
  ///     memory need not hold all of them.
  /// - Returns: the run as recorded.
  /// - Throws: `internalFault` when a span names no response of `contents` or differs from the text
  ///   that it marks there; nothing is recorded then.
  @discardableResult
  public func record(
    _ contents: RunContents,
    completing completed: @Sendable (AuditedResponse) throws -> AuditedResponse = { $0 }
  ) throws -> Run {
    try write { database in
      let writer = try RunWriter(database, beginning: contents)
      try writer.record(responses: contents.responses, completing: completed)
      for entry in contents.flagged { try writer.record(flagged: entry) }
      for entry in contents.passages { try writer.record(passage: entry) }
      for control in contents.controls { try writer.record(control) }
      try writer.record(ledgers: contents.ledgers)
      try writer.record(knowledge: contents.knowledge)
      try writer.complete(summary: contents.summary)
      try writer.pruneOlderRuns()
      guard let run = try Run.latest(database) else {
        throw SpoorError(.internalFault, "a run was not recorded", remedy: "Please report this.")
      }
      return run
    }
  }
}

extension Run {
  static func latest(_ database: Database) throws -> Run? {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT * FROM runs WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1"
    )
    return try row.map { row in
      Run(
        id: ID(rawValue: row["id"]),
        started: try row.value("started", Timestamp.init(_:)),
        finished: try row.value("finished", Timestamp.init(_:)),
        configuration: row["configuration"],
        fingerprint: row["fingerprint"],
        summary: row["summary"],
        spoorVersion: row["spoor_version"]
      )
    }
  }
}
