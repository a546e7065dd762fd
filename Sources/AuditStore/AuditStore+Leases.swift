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
    let reviewer = try ReviewerName.kept(reviewer)
    return try write { database in
      let held = try ItemHash.fetchOne(database, heldQuery, reviewer, term.start)
      guard let item = try held ?? ItemHash.fetchOne(database, openQuery, reviewer, term.start)
      else { return nil }
      let lease = Lease(item: item, reviewer: reviewer, expires: term.end)
      try Self.grant(lease, at: term.start, in: database)
      return try Self.drawnTask(item, in: database)
    }
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
        sql: openQuery + " LIMIT :limit",
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
    let reviewer = try ReviewerName.kept(reviewer)
    return try write { database in
      guard let task = try Self.drawnTask(item, in: database),
        try Self.others(than: reviewer, on: item, at: term.start, in: database) < task.experts
      else { return nil }
      let lease = Lease(item: item, reviewer: reviewer, expires: term.end)
      try Self.grant(lease, at: term.start, in: database)
      return lease
    }
  }

  /// Ends a reviewer's hold, so that somebody else can have the task.
  public func release(_ item: ItemHash, by reviewer: String) throws {
    let reviewer = try ReviewerName.kept(reviewer)
    try write { try Self.endLease(of: item, by: reviewer, in: $0) }
  }

  /// Ends all that a reviewer holds; how many tasks that were.
  public func releaseAll(by reviewer: String, at now: Timestamp = .now) throws -> Int {
    let reviewer = try ReviewerName.kept(reviewer)
    return try write { database in
      try database.execute(
        sql: "DELETE FROM leases WHERE reviewer = ? AND expires > ?",
        arguments: [reviewer.storable, now.description]
      )
      return database.changesCount
    }
  }

  /// The holds that have not ended, by item.
  public func leases(at now: Timestamp = .now) throws -> [Lease] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM leases WHERE expires > ? ORDER BY item_hash, reviewer",
        arguments: [now.description]
      ).map { row in
        Lease(
          item: try row.value("item_hash", ItemHash.init(rawValue:)),
          reviewer: row["reviewer"],
          expires: try row.value("expires", Timestamp.init(_:)),
          batch: row["batch"]
        )
      }
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
          SELECT reviewer FROM verdicts WHERE item_hash = :item AND reviewer <> :me
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

  private static func grant(
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

extension ContentHash<Item> {
  fileprivate static func fetchOne(
    _ database: Database,
    _ query: String,
    _ reviewer: String,
    _ now: Timestamp
  ) throws -> ItemHash? {
    let row = try Row.fetchOne(
      try database.cachedStatement(sql: query + " LIMIT 1"),
      arguments: ["me": reviewer.storable, "now": now.description]
    )
    return try row?.value("item_hash", ItemHash.init(rawValue:))
  }
}

private let unjudged = """
  NOT EXISTS (
      SELECT 1 FROM verdicts WHERE item_hash = open_tasks.item_hash AND reviewer = :me)
    AND NOT EXISTS (
      SELECT 1 FROM skips WHERE item_hash = open_tasks.item_hash AND reviewer = :me)
  """

private let heldQuery = """
  SELECT open_tasks.item_hash FROM leases JOIN open_tasks USING (item_hash)
  WHERE leases.reviewer = :me AND expires > :now AND \(unjudged)
  ORDER BY position
  """

private let openQuery = """
  SELECT item_hash FROM open_tasks
  WHERE \(unjudged)
    AND experts > (
      SELECT count(*) FROM (
        SELECT reviewer FROM verdicts WHERE item_hash = open_tasks.item_hash
        UNION
        SELECT reviewer FROM leases
        WHERE item_hash = open_tasks.item_hash AND reviewer <> :me AND expires > :now))
  ORDER BY position
  """
