public import DurableFiles
import GRDB
import SpoorModel

/// What a reviewer has done in the present queue.
public struct OwnProgress: Hashable, Sendable {
  /// Tasks that they judged.
  public var judged: Int
  /// Tasks that they skipped and did not judge.
  public var skipped: Int
}

/// How far the present queue is, as far as that is known at once.
public struct QueueCounts: Hashable, Sendable {
  /// How many tasks it has.
  public var tasks: Int
  /// How many of them need no more verdicts.
  public var done: Int
}

extension AuditStore {
  /// How far the present queue is; O(open tasks), without a look at what was said.
  public func queueCounts() throws -> QueueCounts {
    try read { database in
      let query = try database.cachedStatement(
        sql: """
          SELECT (SELECT count(*) FROM open_tasks) AS open,
            (SELECT max(position) + 1 FROM tasks
              WHERE draw_id = (SELECT max(id) FROM draws)) AS tasks
          """
      )
      let row = try Row.fetchOne(query)
      let tasks = row?["tasks"] as Int? ?? 0
      return QueueCounts(tasks: tasks, done: tasks - (row?["open"] ?? 0))
    }
  }

  /// Asks in one moment of the store, without waiting for whoever writes.
  ///
  /// - Parameter body: asks only; to say something see ``commit(_:)``.
  /// - Returns: what `body` does.
  /// - Throws: what `body` throws.
  public func look<Value>(_ body: (ReviewTransaction) throws -> Value) throws -> Value {
    try read { try body(ReviewTransaction(database: $0)) }
  }

  /// How far a reviewer is in the present queue.
  public func progress(of reviewer: String) throws -> OwnProgress {
    try read { database in
      let query = try database.cachedStatement(
        sql: """
          SELECT (SELECT count(DISTINCT said.item_hash) FROM standing_verdicts AS said
              \(inQueue) WHERE reviewer = :me) AS judged,
            (SELECT count(DISTINCT said.item_hash) FROM standing_skips AS said
              \(inQueue) WHERE reviewer = :me AND \(unjudged)) AS skipped
          """
      )
      let progress = try query.first(["me": reviewer.storable]) {
        OwnProgress(judged: $0["judged"], skipped: $0["skipped"])
      }
      return progress ?? OwnProgress(judged: 0, skipped: 0)
    }
  }

  /// The tasks of the present queue that a reviewer judged or skipped, the latest word first.
  ///
  /// - Parameters:
  ///   - reviewer: whose.
  ///   - range: which of them, from 0.
  /// - Returns: the tasks as they stand for the reviewer.
  /// - Throws: what reading throws.
  public func history(of reviewer: String, _ range: Range<Int>) throws -> [OwnTask] {
    try read { database in
      let query = try database.cachedStatement(
        sql: """
          SELECT said.item_hash FROM (\(ownWords)) AS said \(inQueue)
          ORDER BY said.time DESC, said.id DESC LIMIT :count OFFSET :first
          """
      )
      let rows = try Row.fetchAll(
        query,
        arguments: ["me": reviewer.storable, "count": range.count, "first": range.lowerBound]
      )
      let transaction = ReviewTransaction(database: database)
      return try rows.compactMap { row in
        let item = try row.value("item_hash", ItemHash.init(rawValue:))
        return try transaction.task(item, of: reviewer)
      }
    }
  }

  /// The items of which a reviewer has seen what others or Spoor hold.
  public func closedItems(of reviewer: String) throws -> Set<ItemHash> {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT item_hash FROM reveals WHERE reviewer = ?",
        arguments: [reviewer.storable]
      )
      return Set(try rows.map { try $0.value("item_hash", ItemHash.init(rawValue:)) })
    }
  }

  /// How much likelier tuning made the words of an item's span, in nats, by the latest run that flagged them;
  /// `nil` where that is unknown.
  public func lift(of item: ItemHash) throws -> Double? {
    try read { database in
      try Double.fetchOne(
        database,
        sql: """
          SELECT traces.lift FROM items
          JOIN spans USING (prompt_id, model, start, "end") JOIN traces ON span_id = spans.id
          WHERE item_hash = ? AND role = 'flagged' ORDER BY spans.run_id DESC LIMIT 1
          """,
        arguments: [item.rawValue]
      )
    }
  }

  /// What everybody judged of the present queue, and how many of its tasks they hold.
  public func work(at now: Timestamp = .now) throws -> [String: (judged: Int, held: Int)] {
    try read { database in
      var work: [String: (judged: Int, held: Int)] = [:]
      let tasks = "JOIN tasks USING (item_hash) WHERE draw_id = (SELECT max(id) FROM draws)"
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT reviewer, count(DISTINCT item_hash) AS tasks FROM standing_verdicts \(tasks)
          GROUP BY reviewer
          """
      ) { work[row["reviewer"], default: (0, 0)].judged = row["tasks"] }
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT reviewer, count(*) AS tasks FROM leases \(tasks) AND expires > ?
          GROUP BY reviewer
          """,
        arguments: [now.description]
      ) { work[row["reviewer"], default: (0, 0)].held = row["tasks"] }
      return work
    }
  }

  /// Where every task of the present queue stands, in its order; empty before the first draw.
  ///
  /// Complexity: some indexed questions a task.
  public func taskStates(at now: Timestamp = .now) throws -> [TaskState] {
    try read { database in
      var holders: [String: [String]] = [:]
      for row in try Row.fetchAll(
        database,
        sql: "SELECT item_hash, reviewer FROM leases WHERE expires > ? ORDER BY reviewer",
        arguments: [now.description]
      ) { holders[row["item_hash"], default: []].append(row["reviewer"]) }
      return try Row.fetchAll(database, sql: statesQuery).map { row in
        try TaskState(row, holders: holders[row["item_hash"]] ?? [])
      }
    }
  }
}

// Joined CROSS: else SQLite walks the whole queue and looks each task up among the few words.
private let inQueue = """
  CROSS JOIN tasks ON tasks.item_hash = said.item_hash
    AND tasks.draw_id = (SELECT max(id) FROM draws)
  """

private let unjudged = """
  NOT EXISTS (
    SELECT 1 FROM standing_verdicts AS judged
    WHERE judged.item_hash = said.item_hash AND judged.reviewer = :me)
  """

// With max() the other columns are those of the row that has it.
private let ownWords = """
  SELECT 'verdict' AS kind, id, item_hash, max(time) AS time FROM standing_verdicts
  WHERE reviewer = :me GROUP BY item_hash
  UNION ALL
  SELECT 'skip', id, item_hash, max(time) FROM standing_skips AS said
  WHERE reviewer = :me AND \(unjudged)
  GROUP BY item_hash
  """

private let statesQuery = """
  WITH last AS (
    SELECT item_hash, hallucination, related, note, max(time) AS time
    FROM standing_verdicts GROUP BY item_hash, reviewer),
  said AS (
    SELECT item_hash, count(*) AS given, count(note) AS notes, max(time) AS time,
      count(DISTINCT hallucination) > 1 OR count(DISTINCT related) > 1 AS differs
    FROM last GROUP BY item_hash),
  marked AS (
    SELECT item_hash, sum(raised) AS flags FROM (
      SELECT item_hash, raised, max(id) FROM flags GROUP BY item_hash, reviewer)
    GROUP BY item_hash)
  SELECT tasks.draw_id, tasks.position, tasks.item_hash, tasks.experts, tasks.purpose,
    tasks.provenance, tasks.score, substr(items.text, 1, 200) AS text,
    ifnull(said.given, 0) AS given, ifnull(said.notes, 0) AS notes, said.time AS last,
    ifnull(said.differs, 0) AS differs, ifnull(marked.flags, 0) AS flags,
    EXISTS (SELECT 1 FROM adjudications WHERE item_hash = tasks.item_hash) AS decided
  FROM tasks JOIN items USING (item_hash)
  LEFT JOIN said USING (item_hash) LEFT JOIN marked USING (item_hash)
  WHERE tasks.draw_id = (SELECT max(id) FROM draws)
  ORDER BY tasks.position
  """

extension TaskState {
  fileprivate init(_ row: Row, holders: [String]) throws {
    let purpose = try row.value("purpose", TaskPurpose.init(rawValue:))
    self.init(
      place: TaskPlace(draw: row["draw_id"], number: row["position"] + 1),
      item: try row.value("item_hash", ItemHash.init(rawValue:)),
      text: row["text"],
      experts: row["experts"],
      given: row["given"],
      holders: holders,
      flags: row["flags"],
      notes: row["notes"],
      last: try row.optionalValue("last", Timestamp.init(_:)),
      hasOpinionsThatDiffer: row["differs"] && (purpose == .sample || purpose == .uncertainty),
      isDecided: row["decided"],
      provenance: try row.value("provenance", Provenance.init(rawValue:)),
      score: row["score"]
    )
  }
}
