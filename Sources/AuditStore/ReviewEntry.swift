import DurableFiles
import GRDB
import SpoorModel

/// Something that somebody said, as a row of its table; rows are only ever added.
protocol ReviewEntry {
  /// Its table.
  static var table: String { get }
  /// The table or view of what was not taken back.
  static var standing: String { get }
  /// When it was said; `nil` for the time of arrival.
  var time: Timestamp? { get }
  /// Every column but `id` and `time`: what is spoken of, who speaks, what they say.
  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> { get }
}

extension ReviewEntry {
  static var standing: String { table }

  /// Whether the table has a row that says the same at the same time; where no time is given, whether the last
  /// that the person said of it is the same.
  func isHeld(in database: Database) throws -> Bool {
    let names = columns.map(\.key)
    let same = names.map { "\($0) IS ?" }.joined(separator: " AND ")
    let rows =
      time == nil
      ? """
      (SELECT * FROM \(Self.standing) WHERE \(names[0]) = ? AND \(names[1]) = ?
        ORDER BY time DESC, id DESC LIMIT 1)
      """ : "(SELECT * FROM \(Self.table) WHERE \(names[0]) = ? AND \(names[1]) = ? AND time = ?)"
    let statement = try database.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM \(rows) WHERE \(same))"
    )
    let values = columns.map(\.value)
    let when = time.map { [$0.description] } ?? []
    return try Bool.fetchOne(
      statement,
      arguments: StatementArguments(values.prefix(2) + when + values)
    ) ?? false
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
  static var standing: String { "standing_verdicts" }

  var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
    [
      "item_hash": item.rawValue, "reviewer": reviewer.storable,
      "hallucination": answers.hallucination.rawValue, "related": answers.related.rawValue,
      "row_id": answers.rowID?.databaseValue, "cause": answers.cause?.rawValue,
      "marked_start": marked?.start, "marked_end": marked?.end,
      "rows_shown": seen?.shown.json, "rows_opened": seen?.opened.json, "note": note?.storable,
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
  static var standing: String { "standing_skips" }

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
