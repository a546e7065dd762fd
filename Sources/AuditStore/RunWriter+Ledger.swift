import GRDB
import SpoorModel

extension RunWriter {
  /// Records which rows hold the run's doubted spans, which must stand in the store already.
  ///
  /// A dataset may give one id to two rows; they are one here, as everywhere that rows are known by id.
  func record(ledgers: [RowLedger]) throws {
    let rows = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO supporting_rows VALUES (?, ?, ?, ?)"
    )
    let supports = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO supports VALUES (?, ?, ?)"
    )
    for ledger in ledgers {
      let spanIDs = try ledger.spans.map { try spanID(of: $0, by: ledger.model) }
      for entry in ledger.entries {
        let row = entry.row
        try rows.execute(arguments: [
          runID, row.rowID.databaseValue, row.copies, row.instruction.storable,
        ])
        for place in entry.supports {
          try supports.execute(arguments: [
            spanIDs[place], row.rowID.databaseValue, entry.best.contains(place),
          ])
        }
      }
    }
  }

  /// Records what the base model knew of rows of the dataset.
  func record(knowledge: [RowKnowledge]) throws {
    let statement = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO row_categories VALUES (?, ?, ?)"
    )
    for row in knowledge {
      try statement.execute(arguments: [
        runID, row.rowID.databaseValue, row.category.rawValue,
      ])
    }
  }

  private func spanID(of span: RowLedger.HeldSpan, by model: String) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        SELECT id FROM spans
        WHERE run_id = ? AND prompt_id = ? AND model = ? AND start = ? AND "end" = ?
          AND role = 'flagged'
        """
    )
    let found = try Int64.fetchOne(
      statement,
      arguments: [runID, span.promptID, model, span.range.start, span.range.end]
    )
    guard let found else {
      throw SpoorError(
        .internalFault,
        "the ledger of \(model) names a span of '\(span.promptID)' that was not recorded",
        remedy: "Please report this as a bug of spoor."
      )
    }
    return found
  }
}
