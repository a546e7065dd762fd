import DurableFiles
import GRDB
import SpoorModel

/// Something that somebody said, as a row of its table; rows are only ever added.
protocol ReviewEntry {
  /// Its table.
  static var table: String { get }
  /// When it was said; `nil` for the time of arrival.
  var time: Timestamp? { get }
  /// Every column but `id` and `time`; the first is what is spoken of, and indexed.
  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> { get }
}

extension ReviewEntry {
  /// Whether the table has a row that says the same at the same time; at any time, if none is given.
  func isHeld(in database: Database) throws -> Bool {
    let conditions = columns.enumerated().map { place, column in
      place == 0 ? "\(column.key) = ?" : "\(column.key) IS ?"
    }
    let statement = try database.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM \(Self.table)
          WHERE \(conditions.joined(separator: " AND ")) AND time = ifnull(?, time))
        """
    )
    let arguments = StatementArguments(columns.map(\.value) + [time?.description])
    return try Bool.fetchOne(statement, arguments: arguments) ?? false
  }

  /// Adds the row.
  func insert(into database: Database, at now: Timestamp) throws {
    let names = columns.map(\.key) + ["time"]
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO \(Self.table) (\(names.joined(separator: ", ")))
        VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))
        """
    )
    let values = columns.map(\.value) + [(time ?? now).description]
    try statement.execute(arguments: StatementArguments(values))
  }
}

extension Verdict: ReviewEntry {
  static var table: String { "verdicts" }

  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
    [
      "item_hash": item.rawValue, "reviewer": reviewer.storable,
      "hallucination": answers.hallucination.rawValue, "related": answers.related.rawValue,
      "row_id": answers.rowID?.databaseValue, "cause": answers.cause?.rawValue,
      "marked_start": marked?.start, "marked_end": marked?.end, "note": note?.storable,
      "guideline_version": guidelineVersion.rawValue,
    ]
  }
}

extension PairVerdict: ReviewEntry {
  static var table: String { "pair_verdicts" }

  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
    [
      "pair_hash": pair.rawValue, "reviewer": reviewer.storable, "category": category.rawValue,
      "side": side?.rawValue, "note": note?.storable,
      "guideline_version": guidelineVersion.rawValue,
    ]
  }
}

extension Skip: ReviewEntry {
  static var table: String { "skips" }

  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
    ["item_hash": item.rawValue, "reviewer": reviewer.storable, "reason": reason?.storable]
  }
}

extension Adjudication: ReviewEntry {
  static var table: String { "adjudications" }

  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
    [
      "item_hash": item.rawValue, "adjudicator": adjudicator.storable,
      "hallucination": answers.hallucination.rawValue, "related": answers.related.rawValue,
      "row_id": answers.rowID?.databaseValue, "cause": answers.cause?.rawValue,
      "reason": reason.storable, "guideline_version": guidelineVersion.rawValue,
    ]
  }
}

extension GoldAnswer: ReviewEntry {
  static var table: String { "gold" }

  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
    [
      "item_hash": item.rawValue, "author": author.storable,
      "hallucination": answers.hallucination.rawValue, "related": answers.related.rawValue,
      "row_id": answers.rowID?.databaseValue, "cause": answers.cause?.rawValue,
      "reason": reason?.storable,
    ]
  }
}
