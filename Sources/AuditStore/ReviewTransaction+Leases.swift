public import DurableFiles
import GRDB
import SpoorModel

extension ReviewTransaction {
  /// The task that a reviewer is to judge next, leased to them; see ``AuditStore/leaseNext(for:_:)``.
  public func leaseNext(
    for reviewer: String,
    _ term: LeaseTerm = LeaseTerm()
  ) throws -> DrawnTask? {
    let reviewer = try ReviewerName.kept(reviewer)
    let held = try ItemHash.fetchOne(database, heldQuery, reviewer, term.start)
    guard let item = try held ?? ItemHash.fetchOne(database, openTaskQuery, reviewer, term.start)
    else { return nil }
    let lease = Lease(item: item, reviewer: reviewer, expires: term.end)
    try AuditStore.grant(lease, at: term.start, in: database)
    return try AuditStore.drawnTask(item, in: database)
  }

  /// Prolongs a reviewer's hold; see ``AuditStore/renew(_:for:_:)``.
  public func renew(
    _ item: ItemHash,
    for reviewer: String,
    _ term: LeaseTerm = LeaseTerm()
  ) throws -> Lease? {
    let reviewer = try ReviewerName.kept(reviewer)
    guard let task = try AuditStore.drawnTask(item, in: database),
      try AuditStore.others(than: reviewer, on: item, at: term.start, in: database) < task.experts
    else { return nil }
    let lease = Lease(item: item, reviewer: reviewer, expires: term.end)
    try AuditStore.grant(lease, at: term.start, in: database)
    return lease
  }

  /// Ends what a reviewer holds; how many tasks that were.
  public func release(
    _ holds: Holds,
    of reviewer: String,
    at now: Timestamp = .now
  ) throws -> Int {
    let reviewer = try ReviewerName.kept(reviewer)
    try database.execute(
      sql: """
        DELETE FROM leases WHERE reviewer = ? AND expires > ? AND (? OR batch IS NULL)
        """,
      arguments: [reviewer.storable, now.description, holds == .all]
    )
    return database.changesCount
  }

  /// Whether a task was handed to a reviewer, who neither gave it back nor said anything of it since; the hold
  /// may have ended.
  public func wasHanded(_ item: ItemHash, to reviewer: String) throws -> Bool {
    let query = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM leases WHERE item_hash = ? AND reviewer = ?)"
    )
    return try Bool.fetchOne(query, arguments: [item.rawValue, reviewer.storable]) ?? false
  }
}

/// Which of the tasks that a reviewer holds.
public enum Holds: Hashable, Sendable {
  /// Those that they asked for one by one; batches that were given out stay theirs.
  case askedSingly
  /// Those of batches too.
  case all
}

extension ContentHash<Item> {
  fileprivate static func fetchOne(
    _ database: Database,
    _ query: String,
    _ reviewer: String,
    _ now: Timestamp
  ) throws -> ItemHash? {
    let arguments: StatementArguments = ["me": reviewer.storable, "now": now.description]
    return try database.cachedStatement(sql: query + " LIMIT 1").first(arguments) {
      try $0.value("item_hash", ItemHash.init(rawValue:))
    }
  }
}

private let unjudged = """
  NOT EXISTS (
      SELECT 1 FROM standing_verdicts WHERE item_hash = open_tasks.item_hash AND reviewer = :me)
    AND NOT EXISTS (
      SELECT 1 FROM standing_skips WHERE item_hash = open_tasks.item_hash AND reviewer = :me)
    AND NOT EXISTS (
      SELECT 1 FROM reveals WHERE item_hash = open_tasks.item_hash AND reviewer = :me)
  """

private let heldQuery = """
  SELECT open_tasks.item_hash FROM leases JOIN open_tasks USING (item_hash)
  WHERE leases.reviewer = :me AND expires > :now AND \(unjudged)
  ORDER BY position
  """

/// Open tasks that `:me` may have at `:now`, in the queue's order.
let openTaskQuery = """
  SELECT item_hash FROM open_tasks
  WHERE \(unjudged)
    AND experts > (
      SELECT count(*) FROM (
        SELECT reviewer FROM standing_verdicts WHERE item_hash = open_tasks.item_hash
        UNION
        SELECT reviewer FROM leases
        WHERE item_hash = open_tasks.item_hash AND reviewer <> :me AND expires > :now))
  ORDER BY position
  """
