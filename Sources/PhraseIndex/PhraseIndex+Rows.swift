import Foundation
import GRDB
public import SpoorModel
import Words

extension PhraseIndex {
  /// The training row at a position.
  public func row(at position: Int) throws -> TrainingRow {
    let row = try read {
      try Row.fetchOne($0, sql: "SELECT * FROM row WHERE position = ?", arguments: [position])
    }
    guard let row else {
      throw SpoorError.damagedIndex(at: folder, "row \(position) is missing")
    }
    return TrainingRow(
      id: RowID(databaseValue: row["id"]),
      position: position,
      instruction: row["instruction"],
      input: row["input"],
      output: row["output"]
    )
  }

  /// The rows whose instructions are most like a prompt, by FTS5's BM25 over the prompt's words.
  public func similarRows(to prompt: String, limit: Int) throws -> [SimilarRow] {
    let text = WordedText(prompt, by: scanner)
    // As the prompt has them, because FTS5 splits and folds what it is asked for.
    let surfaces = Dictionary(
      text.words.indices.map { (text.words[$0].text, text.surface($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    guard !surfaces.isEmpty else { return [] }
    let alternatives = surfaces.sorted { $0.key < $1.key }
      .map { "\"\($0.value.replacing("\"", with: "\"\""))\"" }
    let query = "instruction : (\(alternatives.joined(separator: " OR ")))"
    return try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT rowid, rank FROM row_text WHERE row_text MATCH ? ORDER BY rank, rowid LIMIT ?",
        arguments: [query, limit]
      ).map { SimilarRow(row: $0["rowid"], score: -($0["rank"] as Double)) }
    }
  }
}

extension RowID {
  /// The id as it stands in the `row` table: an integer or a text.
  fileprivate init(databaseValue value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): self = .number(Int(number))
    case .string(let text): self = .text(text)
    case .null, .double, .blob: self = .text(value.description)
    }
  }

  /// What the `row` table stores.
  var databaseValue: DatabaseValue {
    switch self {
    case .number(let number): number.databaseValue
    case .text(let text): text.storable.databaseValue
    }
  }
}
