public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// The queue's tasks with everything that was said of them, in the queue's order; empty before the first
  /// draw.
  public func judgedTasks() throws -> [JudgedTask] {
    guard let draw = try latestDraw() else { return [] }
    return try judged(draw.tasks)
  }

  /// Tasks with everything that was said of them, in their order.
  ///
  /// Complexity: four indexed questions a task.
  public func judged(_ tasks: some Sequence<DrawnTask>) throws -> [JudgedTask] {
    try read { database in
      try tasks.map { drawn in
        let item = drawn.task.id
        return JudgedTask(
          drawn: drawn,
          verdicts: try Self.verdicts(on: item, in: database),
          adjudication: try Self.decision(on: item, in: database),
          gold: drawn.purpose == .gold
            ? try Self.latest("gold", on: item, in: database).map { try GoldAnswer($0) } : nil,
          firstDecision: try Self.time(of: firstDecision, on: item, in: database),
          firstDrawn: try Self.time(of: firstDraw, on: item, in: database)
        )
      }
    }
  }

  /// Every item that somebody judged.
  public func judgedItems() throws -> Set<ItemHash> {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT DISTINCT item_hash FROM standing_verdicts")
      return Set(try rows.map { try $0.value("item_hash", ItemHash.init(rawValue:)) })
    }
  }

  /// Every item with right answers that are known, by item.
  public func gold() throws -> [ItemHash: GoldAnswer] {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM gold ORDER BY time, id")
      let answers = try rows.map { try GoldAnswer($0) }
      return Dictionary(answers.map { ($0.item, $0) }) { $1 }
    }
  }

  /// Every decision over an item, the first one first.
  public func decisions(on item: ItemHash) throws -> [Adjudication] {
    try read { database in
      let query = try database.cachedStatement(
        sql: "SELECT * FROM adjudications WHERE item_hash = ? ORDER BY time, id"
      )
      return try Row.fetchAll(query, arguments: [item.rawValue]).map { try Adjudication($0) }
    }
  }

  static func verdicts(on item: ItemHash, in database: Database) throws -> [Verdict] {
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM standing_verdicts WHERE item_hash = ? ORDER BY id"
    )
    return try statement.all([item.rawValue]) { try Verdict($0) }
  }

  static func decision(on item: ItemHash, in database: Database) throws -> Adjudication? {
    try latest("adjudications", on: item, in: database).map { try Adjudication($0) }
  }

  private static func time(
    of query: String,
    on item: ItemHash,
    in database: Database
  ) throws -> Timestamp? {
    try database.cachedStatement(sql: query).first([item.rawValue]) {
      try $0.value("time", Timestamp.init(_:))
    }
  }

  private static func latest(
    _ table: String,
    on item: ItemHash,
    in database: Database
  ) throws -> Row? {
    let statement = try database.cachedStatement(
      sql: "SELECT * FROM \(table) WHERE item_hash = ? ORDER BY time DESC, id DESC LIMIT 1"
    )
    return try Row.fetchOne(statement, arguments: [item.rawValue])
  }
}

private let firstDecision = """
  SELECT time FROM adjudications WHERE item_hash = ? ORDER BY time, id LIMIT 1
  """

// Draws of one seed hand their tasks out in one order.
private let firstDraw = """
  SELECT draws.time FROM tasks JOIN draws ON draws.id = tasks.draw_id
  WHERE item_hash = ? AND settings ->> 'seed' = (
    SELECT settings ->> 'seed' FROM draws ORDER BY id DESC LIMIT 1)
  ORDER BY draws.id LIMIT 1
  """

extension Adjudication {
  fileprivate init(_ row: Row) throws {
    self.init(
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      adjudicator: row["adjudicator"],
      time: try row.value("time", Timestamp.init(_:)),
      answers: try ItemAnswers(row),
      reason: row["reason"],
      guidelineVersion: GuidelineVersion(rawValue: row["guideline_version"])
    )
  }
}

extension GoldAnswer {
  fileprivate init(_ row: Row) throws {
    self.init(
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      author: row["author"],
      time: try row.value("time", Timestamp.init(_:)),
      answers: try ItemAnswers(row),
      reason: row["reason"]
    )
  }
}
