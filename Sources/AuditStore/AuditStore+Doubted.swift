import GRDB
public import SpoorModel

extension AuditStore {
  /// The doubted spans of a run's tuned models, without evidence, in the order in which they were recorded.
  ///
  /// Empty for a run whose traces gave way to a later run's. What ``items(of:)`` holds besides is most of an
  /// audit; whoever only counts needs none of it.
  public func doubtedSpans(of run: Run) throws -> [DoubtedSpan] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT prompt_id, model, start, "end", text, provenance
          FROM spans JOIN traces ON traces.span_id = spans.id
          WHERE run_id = ? AND role = 'flagged' ORDER BY spans.id
          """,
        arguments: [run.id.rawValue]
      )
      return try Array(
        rows.map { row in
          DoubtedSpan(
            promptID: row["prompt_id"],
            model: row["model"],
            range: row.scalarRange,
            text: row["text"],
            provenance: try row.value("provenance", Provenance.init(rawValue:))
          )
        }
      )
    }
  }
}
