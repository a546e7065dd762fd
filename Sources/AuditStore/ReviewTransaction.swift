import GRDB

/// What may be said and asked in one commit of an audit's store; ``AuditStore/commit(_:)`` hands it to
/// each job.
///
/// Nothing of it may leave the job.
public struct ReviewTransaction {
  let database: Database
}

extension AuditStore {
  /// Something to say or ask in a commit.
  public typealias Job = @Sendable (ReviewTransaction) throws -> Void

  /// Runs jobs in one commit, each whole or not at all, so that many who wait share one write to the disk.
  ///
  /// - Parameter jobs: in the order of their arrival.
  /// - Returns: for each job what it threw; `nil` where all that it said is on the disk.
  /// - Throws: `locked`, `inputOutput`; nothing of any job was taken then.
  public func commit(_ jobs: [Job]) throws -> [(any Error)?] {
    try write { database in
      try jobs.map { job in
        var failure: (any Error)?
        try database.inSavepoint {
          do {
            try job(ReviewTransaction(database: database))
            return .commit
          } catch {
            failure = error
            return .rollback
          }
        }
        return failure
      }
    }
  }
}
