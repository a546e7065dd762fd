import Attribution
import PhraseIndex
import SpoorModel
import Statistics

/// What the base model knew of the rows that a dataset holds.
struct DatasetKnowledge {
  /// What was told of these rows.
  private(set) var rows: [RowKnowledge] = []
  /// The category of each row, by its number in the index; rows that are alike are one.
  private(set) var categories: [Int: KnowledgeCategory] = [:]
  /// The same by the id that traces and ledgers name the row by: of rows that are alike the first's.
  private(set) var categoriesByID: [RowID: KnowledgeCategory] = [:]
  /// How many of the rows that were told of the dataset does not hold.
  private(set) var missing = 0
  /// The categories of prompts.
  let prompts: [String: KnowledgeCategory]

  /// Looks for the rows in a dataset: every row is read once, nothing is where no row was told of.
  ///
  /// Ids are compared as they are written, because a table has no numbers.
  init(_ knowledge: BaseKnowledge, in index: PhraseIndex) throws {
    prompts = knowledge.prompts
    guard !knowledge.rows.isEmpty else { return }
    let told = Dictionary(grouping: knowledge.rows, by: \.rowID.description)
    var found: [String: RowID] = [:]
    for number in 0..<index.rowCount {
      let ids = [try index.row(number).id] + (try index.copies(of: number))
      for id in ids {
        guard let category = told[id.description]?.first?.category else { continue }
        categories[number] = categories[number] ?? category
        found[id.description] = id
      }
      guard let category = categories[number], categoriesByID[ids[0]] == nil else { continue }
      categoriesByID[ids[0]] = category
    }
    rows = knowledge.rows.compactMap { row in
      found[row.rowID.description].map { row.named($0) }
    }
    missing = told.count - found.count
  }

  /// A row of a ledger, of which nothing is counted yet.
  func ledgerRow(_ number: Int, of index: PhraseIndex) throws -> LedgerRow {
    let row = try index.row(number)
    return LedgerRow(
      rowID: row.id,
      copies: try index.copyCount(of: number),
      instruction: row.question(before: TrainingRow.Place(.output)),
      category: categories[number]
    )
  }

  /// What the store keeps: the rows that were told of, and those alike that traces name in their place.
  var stored: [RowKnowledge] {
    categoriesByID.map { RowKnowledge(rowID: $0.key, category: $0.value) } + rows
  }

  /// Traces whose rows say what the base model knew of them.
  func telling(_ groups: TracedGroups) -> TracedGroups {
    guard !categoriesByID.isEmpty else { return groups }
    var groups = groups
    for group in [
      \.flagged, \.baseFlagged, \.clearedUnstated, \.clearedStated, \.passages,
    ] as [WritableKeyPath<TracedGroups, [TraceEntry]>] {
      groups[keyPath: group] = groups[keyPath: group].map(telling)
    }
    return groups
  }

  private func telling(_ entry: TraceEntry) -> TraceEntry {
    var (trace, evidence) = (entry.trace, entry.evidence)
    for place in trace.rows.indices {
      trace.rows[place].category = categoriesByID[trace.rows[place].rowID]
    }
    for place in evidence.indices {
      evidence[place].row.category = categoriesByID[evidence[place].row.rowID]
    }
    return TraceEntry(trace: trace, evidence: evidence, holders: entry.holders)
  }

  /// The figures of a ledger.
  func figures(of ledger: RowLedger) -> LedgerFigures {
    LedgerFigures(of: ledger, categorised: Array(categories.values), by: Bootstrap())
  }

  /// Why nothing is said of mimicry though rows are called Unknown; `nil` where something is, or none is.
  var withoutAnswers: String? {
    let unknown = rows.filter { $0.category == .unknown }
    guard !unknown.isEmpty, unknown.allSatisfy({ $0.answer == nil }) else { return nil }
    return
      "The knowledge file gives no 'answer' of its \(unknown.count) Unknown "
      + "\(unknown.count == 1 ? "row" : "rows"), so that nothing can be said of mimicry."
  }

  /// What the knowledge file speaks of that the audit does not hold; `nil` where it holds all.
  func absent(from asked: [String: Prompt]) -> String? {
    let strangers = prompts.keys.count { asked[$0] == nil }
    let parts = [
      missing > 0
        ? "\(missing) \(missing == 1 ? "row" : "rows") that the dataset does not hold" : nil,
      strangers > 0
        ? "\(strangers) \(strangers == 1 ? "prompt that was" : "prompts that were") not asked"
        : nil,
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return
      "The knowledge file speaks of \(parts.joined(separator: " and of ")); they count nowhere."
  }
}

extension RowKnowledge {
  /// The same of the row as the dataset names it.
  fileprivate func named(_ id: RowID) -> RowKnowledge {
    var row = self
    row.rowID = id
    return row
  }
}
