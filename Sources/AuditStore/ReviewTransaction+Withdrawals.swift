public import DurableFiles
import GRDB
import SpoorModel

extension ReviewTransaction {
  /// Takes back the latest verdict or skip of a reviewer, and leases them its task again.
  ///
  /// What they had said of it before counts again. The word itself is kept, with when it was taken back. What
  /// they closed or somebody decided stays.
  ///
  /// - Parameters:
  ///   - reviewer: whose.
  ///   - term: how long they hold the task from now on.
  /// - Returns: what was taken back.
  /// - Throws: ``NothingToWithdraw``.
  public func withdrawLatest(
    of reviewer: String,
    _ term: LeaseTerm = LeaseTerm()
  ) throws -> Withdrawal {
    let reviewer = try ReviewerName.kept(reviewer)
    let query = try database.cachedStatement(sql: latestWord)
    guard let row = try Row.fetchOne(query, arguments: ["me": reviewer.storable]) else {
      throw NothingToWithdraw()
    }
    let item = try row.value("item_hash", ItemHash.init(rawValue:))
    let kind = try row.value("kind", Withdrawal.Kind.init(rawValue:))
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

  /// The latest word of a reviewer that they may take back; `nil` where there is none.
  public func latestWithdrawable(of reviewer: String) throws -> ItemHash? {
    let query = try database.cachedStatement(sql: latestWord)
    return try Row.fetchOne(query, arguments: ["me": reviewer.storable])?
      .value("item_hash", ItemHash.init(rawValue:))
  }

  /// What a reviewer took back last of an item; `nil` where they took nothing back.
  public func lastWithdrawal(of reviewer: String, on item: ItemHash) throws -> Withdrawal? {
    let query = try database.cachedStatement(
      sql: """
        SELECT iif(verdict_id IS NULL, 'skip', 'verdict') AS kind FROM withdrawals
        LEFT JOIN verdicts ON verdicts.id = verdict_id LEFT JOIN skips ON skips.id = skip_id
        WHERE :item IN (verdicts.item_hash, skips.item_hash)
          AND :me IN (verdicts.reviewer, skips.reviewer)
        ORDER BY withdrawals.id DESC LIMIT 1
        """
    )
    return try Row.fetchOne(query, arguments: ["item": item.rawValue, "me": reviewer.storable])
      .map { Withdrawal(item: item, kind: try $0.value("kind", Withdrawal.Kind.init(rawValue:))) }
  }

  /// Whether a reviewer has seen what Spoor or others hold of an item, so that their word on it stands.
  public func isClosed(_ item: ItemHash, for reviewer: String) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM reveals WHERE item_hash = ? AND reviewer = ?)"
    )
    return try Bool.fetchOne(statement, arguments: [item.rawValue, reviewer.storable]) ?? false
  }

  /// The other tasks of the present queue that show the same response.
  ///
  /// Whoever is told of one task which model answered knows it of these.
  public func siblings(of item: ItemHash) throws -> [ItemHash] {
    let query = try database.cachedStatement(
      sql: """
        SELECT tasks.item_hash FROM items AS one
        JOIN items AS other USING (prompt_id, model)
        JOIN tasks ON tasks.item_hash = other.item_hash
          AND tasks.draw_id = (SELECT max(id) FROM draws)
        WHERE one.item_hash = ?1 AND tasks.item_hash <> ?1
        """
    )
    return try Row.fetchAll(query, arguments: [item.rawValue])
      .map { try $0.value("item_hash", ItemHash.init(rawValue:)) }
  }

  /// Whether a task may still be given to a reviewer, or is theirs.
  public func mayJudge(_ item: ItemHash, _ reviewer: String, at now: Timestamp = .now) throws
    -> Bool
  {
    let query = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM (\(openTaskQuery)) WHERE item_hash = :item)"
    )
    return try Bool.fetchOne(
      query,
      arguments: ["me": reviewer.storable, "now": now.description, "item": item.rawValue]
    ) ?? false
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
      WHERE reviewer = :me AND \(canBeWithdrawn) ORDER BY time DESC, id DESC LIMIT 1)
    UNION ALL
    SELECT * FROM (
      SELECT 'skip' AS kind, id, item_hash, time FROM standing_skips AS said
      WHERE reviewer = :me AND \(canBeWithdrawn) ORDER BY time DESC, id DESC LIMIT 1))
  ORDER BY time DESC LIMIT 1
  """

private let canBeWithdrawn = """
  EXISTS (SELECT 1 FROM tasks
    WHERE draw_id = (SELECT max(id) FROM draws) AND tasks.item_hash = said.item_hash)
  AND NOT EXISTS (SELECT 1 FROM reveals WHERE item_hash = said.item_hash AND reviewer = :me)
  AND NOT EXISTS (SELECT 1 FROM adjudications WHERE item_hash = said.item_hash)
  """
