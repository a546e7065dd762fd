public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// The task that a reviewer is to judge next, leased to them; `nil` when nothing is left for them.
  ///
  /// Whoever holds a task that they did not judge gets it again. Otherwise it is the first of the queue that
  /// they neither judged nor skipped, that nobody decided, and that fewer experts judged or hold than are
  /// wanted.
  ///
  /// - Complexity: O(open tasks before it), a few indexed questions each.
  public func leaseNext(for reviewer: String, _ term: LeaseTerm = LeaseTerm()) throws -> DrawnTask?
  {
    try write { try ReviewTransaction(database: $0).leaseNext(for: reviewer, term) }
  }

  /// Leases tasks to a reviewer for a batch, at most `limit`, in the queue's order.
  ///
  /// Tasks that they hold already are among them.
  public func lease(
    _ limit: Int,
    for reviewer: String,
    batch: String,
    _ term: LeaseTerm
  ) throws -> [DrawnTask] {
    let reviewer = try ReviewerName.kept(reviewer)
    return try write { database in
      let rows = try Row.fetchAll(
        database,
        sql: openTaskQuery + " LIMIT :limit",
        arguments: [
          "me": reviewer.storable, "now": term.start.description, "limit": limit,
        ]
      )
      return try rows.compactMap { row in
        let item = try row.value("item_hash", ItemHash.init(rawValue:))
        let lease = Lease(item: item, reviewer: reviewer, expires: term.end, batch: batch)
        try Self.grant(lease, at: term.start, in: database)
        return try Self.drawnTask(item, in: database)
      }
    }
  }

  /// Prolongs a reviewer's hold.
  ///
  /// - Returns: the lease; `nil` where they hold it no more and it has no room for them.
  public func renew(
    _ item: ItemHash,
    for reviewer: String,
    _ term: LeaseTerm = LeaseTerm()
  ) throws -> Lease? {
    try write { try ReviewTransaction(database: $0).renew(item, for: reviewer, term) }
  }

  /// Ends a reviewer's hold, so that somebody else can have the task.
  public func release(_ item: ItemHash, by reviewer: String) throws {
    let reviewer = try ReviewerName.kept(reviewer)
    try write { try Self.endLease(of: item, by: reviewer, in: $0) }
  }

  /// Ends all that a reviewer holds; how many tasks that were.
  public func releaseAll(by reviewer: String, at now: Timestamp = .now) throws -> Int {
    try write { try ReviewTransaction(database: $0).release(.all, of: reviewer, at: now) }
  }

  /// The holds that have not ended, by item.
  public func leases(at now: Timestamp = .now) throws -> [Lease] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM leases WHERE expires > ? ORDER BY item_hash, reviewer",
        arguments: [now.description]
      ).map { try Lease($0) }
    }
  }

  /// How many others judged a task or hold it.
  static func others(
    than reviewer: String,
    on item: ItemHash,
    at now: Timestamp,
    in database: Database
  ) throws -> Int {
    let statement = try database.cachedStatement(
      sql: """
        SELECT count(*) FROM (
          SELECT reviewer FROM standing_verdicts WHERE item_hash = :item AND reviewer <> :me
          UNION
          SELECT reviewer FROM leases
          WHERE item_hash = :item AND reviewer <> :me AND expires > :now)
        """
    )
    let count = try Int.fetchOne(
      statement,
      arguments: ["item": item.rawValue, "me": reviewer.storable, "now": now.description]
    )
    return count ?? 0
  }

  static func endLease(of item: ItemHash, by reviewer: String, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "DELETE FROM leases WHERE item_hash = ? AND reviewer = ?"
    )
    try statement.execute(arguments: [item.rawValue, reviewer.storable])
  }

  static func grant(
    _ lease: Lease,
    at now: Timestamp,
    in database: Database
  ) throws {
    // Of a batch that was given out before, its name stays: the page may lease the same task meanwhile.
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO leases (item_hash, reviewer, granted, expires, batch) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET granted = excluded.granted, batch = ifnull(excluded.batch, batch),
          expires = max(expires, excluded.expires)
        """
    )
    try statement.execute(arguments: [
      lease.item.rawValue, lease.reviewer.storable, now.description, lease.expires.description,
      lease.batch,
    ])
  }
}
