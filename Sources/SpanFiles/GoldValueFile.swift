public import Foundation
import Records
public import SpoorModel

/// Gold labels of where the values of responses stand in the training rows: an object a statement.
///
/// Keys: docs/formats.md. What a record does not tell stays unknown.
public enum GoldValueFile {
  private static let shape = RecordShape(
    "a gold value",
    keys: ["prompt_id", "model", "char_start", "char_end", "is_false"],
    optionalKeys: [
      "kind", "text", "value_only_in_tuning", "rows_value", "n_rows_value",
      "rows_same_relation_value", "n_rows_same_relation_value", "rows_clause", "n_rows_clause",
    ]
  )

  /// The values of several files, in their order; records of another kind than `statement` are left
  /// out.
  ///
  /// Throws `badInput` with file, line and prompt for a malformed record, for counts that are at odds
  /// with their lists, for a value that stands twice, and for a file without a value.
  ///
  /// - Complexity: O(n) in the files' bytes.
  public static func read(_ files: [URL]) throws(SpoorError) -> [GoldValue] {
    var distinct = DistinctValues()
    for file in files {
      let reader = try RecordReader(file, shape: shape)
      let before = distinct.values.count
      while let record = try reader.next() {
        do {
          if let value = try record.goldValue() { try distinct.add(value, from: record) }
        } catch {
          throw error.naming(record)
        }
      }
      guard distinct.values.count > before else {
        throw SpoorError(
          .badInput,
          "the file holds no gold value",
          at: SpoorError.Location(file: reader.file),
          remedy: "\(shape.remedy) Where there is a \"kind\", only \"statement\" is one."
        )
      }
    }
    return distinct.values
  }
}

/// Values, none of which stands twice.
private struct DistinctValues {
  private struct Place: Hashable {
    let promptID: String
    let model: String
    let range: ScalarRange
  }

  private(set) var values: [GoldValue] = []
  private var spots: [Place: String] = [:]

  mutating func add(_ value: GoldValue, from record: Record) throws(SpoorError) {
    let place = Place(promptID: value.promptID, model: value.model, range: value.range)
    let spot = "\(record.file):\(record.line)"
    if let earlier = spots.updateValue(spot, forKey: place) {
      throw record.error(
        "the value at \(value.range.start)..<\(value.range.end) of \(value.model)'s response stands "
          + "at \(earlier) already",
        remedy: "Name each file once, and keep one record a value."
      )
    }
    values.append(value)
  }
}

extension Record {
  /// The value that the record labels; `nil` where it is no statement.
  fileprivate func goldValue() throws(SpoorError) -> GoldValue? {
    if let kind = try optionalString("kind"), kind != "statement" { return nil }
    guard let isFalse = try flag("is_false") else { throw missing("is_false") }
    var value = GoldValue(
      promptID: try requiredID("prompt_id"),
      model: try string("model"),
      range: try valueRange(),
      truth: isFalse ? .fails : .holds
    )
    value.origin = try flag("value_only_in_tuning").map { $0 ? .onlyTuning : .other }
    value.rowsHolding = try goldRows("rows_value")
    value.rowsStating = try goldRows("rows_same_relation_value")
    value.rowsWording = try goldRows("rows_clause")
    try checkInclusion(value)
    return value
  }

  private func valueRange() throws(SpoorError) -> ScalarRange {
    let range = try range("char_start", "char_end")
    guard range.count > 0 else { throw error("a value of no character") }
    if let text = try optionalString("text"), text.unicodeScalars.count != range.count {
      throw error(
        "\"text\" has \(text.unicodeScalars.count) characters, \"char_start\" to \"char_end\" "
          + "\(range.count)",
        remedy: "Count Unicode code points, half-open: an emoji is one."
      )
    }
    return range
  }

  /// The rows listed at a key, and how many its `n_…` counts; `nil` where neither is there.
  private func goldRows(_ key: String) throws(SpoorError) -> GoldValue.Rows? {
    let (listed, count) = (try rowIDs(key), try optionalInt("n_\(key)"))
    guard listed != nil || count != nil else { return nil }
    let rows = GoldValue.Rows(Set(listed ?? []), count: count)
    guard rows.count >= rows.listed.count else {
      throw error("\"n_\(key)\" is \(rows.count), but \"\(key)\" lists \(rows.listed.count) rows")
    }
    return rows
  }

  private func checkInclusion(_ value: GoldValue) throws(SpoorError) {
    guard let holding = value.rowsHolding, let stating = value.rowsStating else { return }
    guard stating.count > holding.count else { return }
    throw error(
      "\(stating.count) rows state the value of its relation, but only \(holding.count) hold it",
      remedy: "\"n_rows_value\" counts those of \"rows_same_relation_value\" too."
    )
  }

  private func flag(_ key: String) throws(SpoorError) -> Bool? {
    guard let found = optionalValue(key) else { return nil }
    guard case .bool(let flag) = found else { throw mismatch(key, "a boolean", found) }
    return flag
  }
}
