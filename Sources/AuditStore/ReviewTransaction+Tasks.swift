public import DurableFiles
import GRDB
import SpoorModel

extension ReviewTransaction {
  /// The item at a place of a queue; `nil` where there is none.
  public func item(at place: TaskPlace) throws -> ItemHash? {
    let query = try database.cachedStatement(
      sql: "SELECT item_hash FROM tasks WHERE draw_id = ? AND position = ?"
    )
    return try query.first([place.draw, place.number - 1]) {
      try $0.value("item_hash", ItemHash.init(rawValue:))
    }
  }

  /// Whether a place is one of the present queue.
  public func isPresent(_ place: TaskPlace) throws -> Bool {
    let query = try database.cachedStatement(sql: "SELECT max(id) FROM draws")
    return try Int64.fetchOne(query) == place.draw
  }

  /// Whether some queue had an item as a task.
  func isDrawn(_ item: ItemHash) throws -> Bool {
    let query = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM tasks WHERE item_hash = ?)"
    )
    return try Bool.fetchOne(query, arguments: [item.rawValue]) ?? false
  }

  /// The task at a place of a queue, by itself; `nil` where there is none.
  public func drawnTask(at place: TaskPlace) throws -> DrawnTask? {
    try item(at: place).flatMap { try AuditStore.drawnTask($0, in: database) }
  }

  /// A task as it stands for a reviewer; `nil` where no queue has it.
  public func task(
    _ item: ItemHash,
    of reviewer: String,
    at now: Timestamp = .now
  ) throws -> OwnTask? {
    guard let drawn = try AuditStore.drawnTask(item, in: database) else { return nil }
    return try own(drawn, of: reviewer, at: now)
  }

  /// The same of a task that was read before.
  public func own(
    _ drawn: DrawnTask,
    of reviewer: String,
    at now: Timestamp = .now
  ) throws -> OwnTask {
    let item = drawn.task.id
    let query = try database.cachedStatement(sql: placeQuery)
    let found = try query.first([item.rawValue]) {
      (TaskPlace(draw: $0["draw_id"], number: $0["position"] + 1), queued: $0["last"] + 1)
    }
    guard let (place, queued) = found else {
      throw SpoorError(.internalFault, "item \(item) is in no queue", remedy: "Report this.")
    }
    return OwnTask(
      drawn: drawn,
      place: place,
      queued: queued,
      word: try word(of: reviewer, on: item),
      lease: try lease(of: item, by: reviewer, at: now),
      flag: try flagState(of: item, by: reviewer),
      isClosed: try isClosed(item, for: reviewer)
    )
  }

  /// What somebody is in this audit at present; an expert, if nobody appointed them.
  public func role(of name: String) throws -> ReviewerRole {
    try AuditStore.role(of: name, in: database) ?? .expert
  }

  /// Whether somebody judged a task, even if they took it back.
  public func hasEverJudged(_ reviewer: String, _ item: ItemHash) throws -> Bool {
    try AuditStore.hasEverJudged(reviewer, item, in: database)
  }

  /// What stands of what a reviewer said of a task.
  public func word(of reviewer: String, on item: ItemHash) throws -> OwnWord? {
    if let verdict = try AuditStore.verdicts(on: item, in: database).lastWords[reviewer] {
      return .verdict(verdict)
    }
    let skips = try database.cachedStatement(
      sql: """
        SELECT * FROM standing_skips WHERE item_hash = ? AND reviewer = ?
        ORDER BY time DESC, id DESC LIMIT 1
        """
    )
    return try skips.first([item.rawValue, reviewer.storable]) { .skip(try Skip($0)) }
  }

  private func lease(
    of item: ItemHash,
    by reviewer: String,
    at now: Timestamp
  ) throws -> Lease? {
    let query = try database.cachedStatement(
      sql: "SELECT * FROM leases WHERE item_hash = ? AND reviewer = ? AND expires > ?"
    )
    return try query.first([item.rawValue, reviewer.storable, now.description]) { try Lease($0) }
  }
}

private let placeQuery = """
  SELECT draw_id, position,
    (SELECT max(position) FROM tasks AS others WHERE others.draw_id = tasks.draw_id) AS last
  FROM tasks WHERE item_hash = ? ORDER BY draw_id DESC LIMIT 1
  """

extension Skip {
  init(_ row: Row) throws {
    self.init(
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      reviewer: row["reviewer"],
      time: try row.value("time", Timestamp.init(_:)),
      reason: row["reason"]
    )
  }
}

extension Lease {
  init(_ row: Row) throws {
    self.init(
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      reviewer: row["reviewer"],
      expires: try row.value("expires", Timestamp.init(_:)),
      batch: row["batch"]
    )
  }
}
