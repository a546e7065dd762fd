public import DurableFiles
import Foundation
import GRDB
import SpoorModel

extension AuditStore {
  /// Keeps a queue for ever; from now on it is the queue.
  ///
  /// Spans that were no items become some, and each decoy an item of its own. All or nothing.
  public func record(_ draw: QueueDraw) throws {
    try write { database in
      try database.execute(
        sql: "INSERT INTO draws (run_id, time, settings) VALUES (?, ?, ?)",
        arguments: [
          draw.runID.rawValue, draw.time.description,
          String(decoding: try JSONEncoder().encode(draw.settings), as: UTF8.self),
        ]
      )
      let id = database.lastInsertedRowID
      let strata = try database.makeStatement(sql: "INSERT INTO strata VALUES (?, ?, ?, ?, ?, ?)")
      for count in draw.strata {
        try strata.execute(arguments: [
          id, count.stratum.model, count.stratum.provenance.rawValue, count.stratum.scoreBin,
          count.items, count.drawn,
        ])
      }
      for (position, drawn) in draw.tasks.enumerated() {
        try Self.insert(drawn, at: position, of: draw.runID, drawID: id, into: database)
      }
      try database.execute(sql: "DELETE FROM open_tasks")
      try database.execute(sql: openingTasks, arguments: [id])
    }
  }

  /// The queue, with all that its tasks show; `nil` before the first was drawn.
  public func latestDraw() throws -> QueueDraw? {
    try read { database in
      guard
        let row = try Row.fetchOne(database, sql: "SELECT * FROM draws ORDER BY id DESC LIMIT 1")
      else { return nil }
      let id: Int64 = row["id"]
      return QueueDraw(
        runID: Run.ID(rawValue: row["run_id"]),
        time: try row.value("time", Timestamp.init(_:)),
        settings: try row.json("settings"),
        strata: try Self.strata(of: id, in: database),
        tasks: try Self.tasks(of: id, in: database)
      )
    }
  }

  /// Whether a queue was ever drawn.
  public func hasDraw() throws -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM draws)") ?? false }
  }

  /// A task of the latest draw that has it, with all that it shows; `nil` if none ever had.
  public func drawnTask(_ id: ItemHash) throws -> DrawnTask? {
    try read { try Self.drawnTask(id, in: $0) }
  }

  static func drawnTask(_ id: ItemHash, in database: Database) throws -> DrawnTask? {
    let query = try database.cachedStatement(
      sql: tasksQuery + " WHERE item_hash = ? ORDER BY draw_id DESC LIMIT 1"
    )
    let rows = try database.cachedStatement(
      sql: "SELECT * FROM task_rows WHERE draw_id = ? AND item_hash = ? ORDER BY rank"
    )
    return try query.first([id.rawValue]) { row in
      let drawID: Int64 = row["draw_id"]
      return try DrawnTask(
        row,
        rows: try rows.all([drawID, id.rawValue]) { try EvidenceRow($0) }
      )
    }
  }

  private static func strata(
    of drawID: Int64,
    in database: Database
  ) throws -> [QueueDraw.Count] {
    try Row.fetchAll(database, sql: "SELECT * FROM strata WHERE draw_id = ?", arguments: [drawID])
      .map { QueueDraw.Count(stratum: try Stratum($0), items: $0["items"], drawn: $0["drawn"]) }
  }

  private static func tasks(of drawID: Int64, in database: Database) throws -> [DrawnTask] {
    var rows: [String: [EvidenceRow]] = [:]
    let shown = try Row.fetchCursor(
      database,
      sql: "SELECT * FROM task_rows WHERE draw_id = ? ORDER BY item_hash, rank",
      arguments: [drawID]
    )
    while let row = try shown.next() {
      rows[row["item_hash"], default: []].append(try EvidenceRow(row))
    }
    return try Row.fetchAll(
      database,
      sql: tasksQuery + " WHERE draw_id = ? ORDER BY position",
      arguments: [drawID]
    ).map { row in
      try DrawnTask(row, rows: rows[row["item_hash"]] ?? [])
    }
  }

  private static func insert(
    _ drawn: DrawnTask,
    at position: Int,
    of runID: Run.ID,
    drawID: Int64,
    into database: Database
  ) throws {
    let task = drawn.task
    try keep(drawn.item, decoyOf: drawn.decoyOf, from: runID, in: database)
    let statement = try database.cachedStatement(
      sql: "INSERT INTO tasks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    try statement.execute(arguments: [
      drawID, position, task.id.rawValue, drawn.purpose.rawValue,
      drawn.stratum.provenance.rawValue, drawn.stratum.scoreBin, drawn.inclusion, drawn.experts,
      drawn.score,
    ])
    let rows = try database.cachedStatement(
      sql: "INSERT INTO task_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for (rank, evidence) in task.rows.enumerated() {
      let row = evidence.row
      try rows.execute(arguments: [
        drawID, task.id.rawValue, rank + 1, row.rowID.databaseValue, row.field.rawValue,
        row.place.turn, row.matched.storable, row.range.start, row.range.end, row.score,
        row.copies, evidence.text.storable, evidence.instruction.storable,
      ])
    }
  }
}

private let openingTasks = """
  INSERT INTO open_tasks
  SELECT position, item_hash, experts FROM tasks
  WHERE draw_id = ?
    AND NOT EXISTS (SELECT 1 FROM adjudications WHERE item_hash = tasks.item_hash)
    AND experts > (
      SELECT count(DISTINCT reviewer) FROM standing_verdicts WHERE item_hash = tasks.item_hash)
  """

// The response is that of the run which first flagged the item; runs keep those of their items.
private let tasksQuery = """
  SELECT tasks.*, items.*, responses.prompt, responses.response
  FROM tasks
  JOIN items USING (item_hash)
  JOIN responses ON (responses.run_id, responses.prompt_id, responses.model)
    = (items.first_run, items.prompt_id, items.model)
  """

extension Stratum {
  fileprivate init(_ row: Row) throws {
    self.init(
      model: row["model"],
      provenance: try row.value("provenance", Provenance.init(rawValue:)),
      scoreBin: row["score_bin"]
    )
  }
}

extension DrawnTask {
  /// What is kept of it whatever becomes of the draw.
  fileprivate var item: Item {
    Item(
      hash: task.id,
      promptID: task.prompt.id,
      model: model,
      range: task.range,
      text: task.text,
      guidelineVersion: .current
    )
  }

  fileprivate init(_ row: Row, rows: [EvidenceRow]) throws {
    self.init(
      task: ReviewTask(
        id: try row.value("item_hash", ItemHash.init(rawValue:)),
        prompt: Prompt(id: row["prompt_id"], instruction: row["prompt"]),
        response: row["response"],
        range: row.scalarRange,
        text: row["text"],
        rows: rows
      ),
      model: row["model"],
      purpose: try row.value("purpose", TaskPurpose.init(rawValue:)),
      stratum: try Stratum(row),
      inclusion: row["inclusion"],
      experts: row["experts"],
      score: row["score"],
      decoyOf: try row.optionalValue("decoy_of", ItemHash.init(rawValue:))
    )
  }
}
