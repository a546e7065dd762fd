public import DurableFiles
import GRDB
import SpoorModel

extension AuditStore {
  /// The item of this hash, from whichever run; `nil` if no run ever flagged it.
  public func item(_ hash: ItemHash) throws -> Item? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: "SELECT * FROM items WHERE item_hash = ?",
        arguments: [hash.rawValue]
      )
      return row.map { row in
        Item(
          hash: hash,
          promptID: row["prompt_id"],
          model: row["model"],
          range: row.scalarRange,
          text: row["text"],
          guidelineVersion: GuidelineVersion(rawValue: row["guideline_version"])
        )
      }
    }
  }

  /// The flagged spans of `run` with their evidence, in the order in which they were recorded.
  ///
  /// Empty for a run whose traces gave way to a later run's.
  public func items(of run: Run) throws -> [AuditItem] { try items(of: run, where: flagged) }

  /// How many ``items(of:)`` there are.
  public func itemCount(of run: Run) throws -> Int {
    try read { database in
      let count = try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM spans WHERE run_id = ? AND \(flagged)",
        arguments: [run.id.rawValue]
      )
      return count ?? 0
    }
  }

  /// The spans of `run`'s tuned responses that detectors judged and nobody doubts, with their evidence, as
  /// items; they are kept as such once they are drawn.
  public func clearedItems(of run: Run) throws -> [AuditItem] {
    try items(of: run, where: cleared)
  }

  /// The passages of `run`, which nobody doubts and which are no items, with where they stand.
  public func passages(of run: Run) throws -> [AuditItem] { try items(of: run, where: passage) }

  private func items(of run: Run, where condition: String) throws -> [AuditItem] {
    try read { database in
      let evidence = try Self.evidence(of: run, where: condition, in: database)
      let rows = try Row.fetchCursor(
        database,
        sql: itemsQuery + " AND \(condition) ORDER BY spans.id",
        arguments: [run.id.rawValue]
      )
      return try Array(
        rows.map { row in
          let spanID: Int64 = row["id"]
          return AuditItem(
            prompt: Prompt(id: row["prompt_id"], instruction: row["prompt"]),
            response: row["response"],
            entry: try Self.entry(row, evidence: evidence[spanID] ?? [])
          )
        }
      )
    }
  }

  /// Keeps an item for ever; one that is there stays as it is.
  static func keep(
    _ item: Item,
    decoyOf original: ItemHash? = nil,
    from runID: Run.ID,
    in database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO items SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
        WHERE NOT EXISTS (SELECT 1 FROM items WHERE item_hash = ?1)
        """
    )
    try statement.execute(arguments: [
      item.hash.rawValue, item.promptID, item.model, item.range.start, item.range.end,
      item.text.storable, runID.rawValue, item.guidelineVersion.rawValue, original?.rawValue,
    ])
  }

  private static func entry(_ row: Row, evidence: [EvidenceRow]) throws -> TraceEntry {
    let trace = Trace(
      span: try Span(row),
      provenance: try row.value("provenance", Provenance.init(rawValue:)),
      lift: row["lift"],
      occurrences: row["occurrences"],
      expectedByChance: row["expected_by_chance"],
      tokenCount: row["token_count"],
      rows: evidence.map(\.row),
      near: try row.optionalJSON("near"),
      similarity: row.conceptSimilarity
    )
    return TraceEntry(trace: trace, evidence: evidence)
  }

  private static func evidence(
    of run: Run,
    where condition: String,
    in database: Database
  ) throws -> [Int64: [EvidenceRow]] {
    var evidence: [Int64: [EvidenceRow]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: evidenceQuery + " AND \(condition) ORDER BY trace_rows.span_id, trace_rows.rank",
      arguments: [run.id.rawValue]
    )
    while let row = try rows.next() {
      evidence[row["span_id"], default: []].append(try EvidenceRow(row))
    }
    return evidence
  }
}

extension EvidenceRow {
  /// A row of `trace_rows`, with what the base model knew of it, or of `task_rows`, which keep silent: an
  /// expert is not to be told.
  init(_ row: Row) throws {
    let match = TraceRow(
      rowID: try row.requiredRowID(),
      place: TrainingRow.Place(
        try row.value("field", RowField.init(rawValue:)),
        turn: row["turn"]
      ),
      matched: row["matched"],
      range: row.scalarRange,
      score: row["score"],
      copies: row["copies"],
      category: try row.optionalValue("category", KnowledgeCategory.init(rawValue:))
    )
    self.init(row: match, instruction: row["instruction"], text: row["row_text"])
  }
}

private let flagged = "spans.role = 'flagged'"
private let passage = "spans.role = 'passage'"
private let cleared = "spans.control IN ('C2', 'C3')"

private let itemsQuery = """
  SELECT spans.*, traces.*, responses.prompt, responses.response
  FROM spans
  JOIN traces ON traces.span_id = spans.id
  JOIN responses USING (run_id, prompt_id, model)
  WHERE spans.run_id = ?
  """

private let evidenceQuery = """
  SELECT trace_rows.*, row_categories.category
  FROM spans JOIN trace_rows ON trace_rows.span_id = spans.id
  LEFT JOIN row_categories ON row_categories.run_id = spans.run_id
    AND row_categories.row_id = trace_rows.row_id
  WHERE spans.run_id = ?
  """
