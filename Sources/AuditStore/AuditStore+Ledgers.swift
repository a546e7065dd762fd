import GRDB
public import SpoorModel

extension AuditStore {
  /// Which training rows hold the words of a run's doubted spans, a ledger for each of `models`, as the audit
  /// found them.
  ///
  /// Empty ledgers for a run whose traces gave way to a later run's.
  public func ledgers(of run: Run, models: [String]) throws -> [RowLedger] {
    try read { database in
      let held = try Self.heldSpans(of: run, in: database)
      let supports = try Self.supports(of: run, in: database)
      return try models.map { model in
        let spans = held.filter { $0.model == model }
        let places = Dictionary(uniqueKeysWithValues: spans.enumerated().map { ($1.id, $0) })
        let rows = try database.cachedStatement(
          sql: "SELECT * FROM ledger WHERE run_id = ? AND model = ?"
        )
        let entries = try rows.all([run.id.rawValue, model]) { row in
          let ledgerRow = try LedgerRow(row)
          let own = (supports[ledgerRow.rowID] ?? []).filter { places[$0.span] != nil }
          let best = own.filter(\.isBest).compactMap { places[$0.span] }
          return RowLedger.Entry(
            row: ledgerRow,
            supports: own.compactMap { places[$0.span] }.sorted { spans[$0] < spans[$1] },
            best: Set(best)
          )
        }
        return RowLedger(model: model, spans: spans.map(\.span), entries: entries)
      }
    }
  }

  private static func heldSpans(of run: Run, in database: Database) throws -> [Held] {
    let query = try database.cachedStatement(
      sql: """
        SELECT spans.*, traces.provenance, traces.lift, count(*) AS row_count
        FROM spans JOIN traces ON traces.span_id = spans.id JOIN supports USING (span_id)
        WHERE run_id = ? GROUP BY spans.id ORDER BY spans.id
        """
    )
    return try query.all([run.id.rawValue]) { row in
      Held(
        id: row["id"],
        model: row["model"],
        span: RowLedger.HeldSpan(
          promptID: row["prompt_id"],
          range: row.scalarRange,
          text: row["text"],
          provenance: try row.value("provenance", Provenance.init(rawValue:)),
          lift: row["lift"],
          rows: row["row_count"]
        )
      )
    }
  }

  private static func supports(
    of run: Run,
    in database: Database
  ) throws -> [RowID: [(span: Int64, isBest: Bool)]] {
    let query = try database.cachedStatement(
      sql: """
        SELECT supports.* FROM supports JOIN spans ON spans.id = span_id
        WHERE run_id = ? ORDER BY span_id
        """
    )
    var supports: [RowID: [(span: Int64, isBest: Bool)]] = [:]
    let all = try query.all([run.id.rawValue]) {
      (try $0.requiredRowID(), (span: $0["span_id"] as Int64, isBest: $0["is_best"] as Bool))
    }
    for (row, support) in all { supports[row, default: []].append(support) }
    return supports
  }
}

/// A span that rows hold, as the store knows it.
private struct Held {
  var id: Int64
  var model: String
  var span: RowLedger.HeldSpan

  /// Borrowed ones first, each by lift, largest first, the unknown last.
  static func < (one: Held, other: Held) -> Bool {
    let borrowed = [one, other].map { $0.span.provenance == .borrowed }
    guard borrowed[0] == borrowed[1] else { return borrowed[0] }
    let lifts = [one, other].map { $0.span.lift ?? -.infinity }
    return lifts[0] == lifts[1] ? one.id < other.id : lifts[0] > lifts[1]
  }
}

extension LedgerRow {
  fileprivate init(_ row: Row) throws {
    self.init(
      rowID: try row.requiredRowID(),
      copies: row["copies"],
      instruction: row["instruction"],
      category: try row.optionalValue("category", KnowledgeCategory.init(rawValue:))
    )
    spans = row["spans"]
    borrowed = row["borrowed"]
    best = row["best"]
    credit = row["credit"]
    lift = row["lift"]
  }
}
