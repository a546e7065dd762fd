import PhraseIndex
import SpoorModel

/// What the base model knew of the rows that a dataset holds.
struct DatasetKnowledge {
  /// What was told of these rows.
  private(set) var rows: [RowKnowledge] = []
  /// The category of each row, by its number in the index; rows that are alike are one.
  private(set) var categories: [Int: KnowledgeCategory] = [:]
  /// How many of the rows that were told of the dataset does not hold.
  private(set) var missing = 0

  /// Looks for the rows in a dataset: every row is read once, nothing is where no row was told of.
  ///
  /// Ids are compared as they are written, because a table has no numbers.
  init(_ knowledge: BaseKnowledge, in index: PhraseIndex) throws {
    guard !knowledge.rows.isEmpty else { return }
    let told = Dictionary(grouping: knowledge.rows, by: \.rowID.description)
    var found: Set<String> = []
    for number in 0..<index.rowCount {
      let ids = [try index.row(number).id] + (try index.copies(of: number))
      for id in ids.map(\.description) {
        guard let category = told[id]?.first?.category else { continue }
        categories[number] = categories[number] ?? category
        found.insert(id)
      }
    }
    rows = knowledge.rows.filter { found.contains($0.rowID.description) }
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
}
