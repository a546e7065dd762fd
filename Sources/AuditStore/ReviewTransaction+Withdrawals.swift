public import DurableFiles
import GRDB
import SpoorModel

extension ReviewTransaction {
  /// Takes back the latest verdict or skip of a reviewer that stands, and leases them its task again.
  ///
  /// What they had said of it before counts again. The word itself is kept, with when it was taken back.
  ///
  /// - Parameters:
  ///   - reviewer: whose.
  ///   - term: how long they hold the task from now on.
  /// - Returns: what was taken back.
  /// - Throws: ``WithdrawalRefusal`` where nothing can be.
  public func withdrawLatest(
    of reviewer: String,
    _ term: LeaseTerm = LeaseTerm()
  ) throws -> Withdrawal {
    let reviewer = try ReviewerName.kept(reviewer)
    let query = try database.cachedStatement(sql: latestWord)
    guard let row = try Row.fetchOne(query, arguments: ["me": reviewer.storable]) else {
      throw WithdrawalRefusal.nothingSaid
    }
    let item = try row.value("item_hash", ItemHash.init(rawValue:))
    let kind = try row.value("kind", Withdrawal.Kind.init(rawValue:))
    if try isClosed(item, for: reviewer) { throw WithdrawalRefusal.closed(item) }
    if try AuditStore.decision(on: item, in: database) != nil {
      throw WithdrawalRefusal.decided(item)
    }
    let said: Int64 = row["id"]
    let statement = try database.cachedStatement(
      sql: "INSERT INTO withdrawals (verdict_id, skip_id, time) VALUES (?, ?, ?)"
    )
    try statement.execute(arguments: [
      kind == .verdict ? said : nil, kind == .skip ? said : nil, term.start.description,
    ])
    // A verdict held its place until now; a skip held none, so somebody else may have taken it.
    _ = try renew(item, for: reviewer, term)
    return Withdrawal(item: item, kind: kind)
  }

  /// Whether a reviewer has seen what Spoor or others hold of an item, so that their word on it stands.
  public func isClosed(_ item: ItemHash, for reviewer: String) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM reveals WHERE item_hash = ? AND reviewer = ?)"
    )
    return try Bool.fetchOne(statement, arguments: [item.rawValue, reviewer.storable]) ?? false
  }

  /// Keeps that a reviewer is shown what Spoor or others hold of an item: from now on their word stands, and
  /// who said none will say none.
  public func close(_ item: ItemHash, for reviewer: String, at now: Timestamp = .now) throws {
    let reviewer = try ReviewerName.kept(reviewer)
    guard try !isClosed(item, for: reviewer) else { return }
    let statement = try database.cachedStatement(
      sql: "INSERT INTO reveals (item_hash, reviewer, time) VALUES (?, ?, ?)"
    )
    try statement.execute(arguments: [item.rawValue, reviewer.storable, now.description])
    try AuditStore.endLease(of: item, by: reviewer, in: database)
  }
}

/// Of the present queue alone: nobody takes back what they said of a task that they no longer see.
private let latestWord = """
  SELECT * FROM (
    SELECT * FROM (
      SELECT 'verdict' AS kind, id, item_hash, time FROM standing_verdicts AS said
      WHERE reviewer = :me AND \(isInQueue) ORDER BY time DESC, id DESC LIMIT 1)
    UNION ALL
    SELECT * FROM (
      SELECT 'skip' AS kind, id, item_hash, time FROM standing_skips AS said
      WHERE reviewer = :me AND \(isInQueue) ORDER BY time DESC, id DESC LIMIT 1))
  ORDER BY time DESC LIMIT 1
  """

private let isInQueue = """
  EXISTS (SELECT 1 FROM tasks
    WHERE draw_id = (SELECT max(id) FROM draws) AND tasks.item_hash = said.item_hash)
  """
