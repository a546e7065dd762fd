import Foundation
import Records
import SpoorModel
import Statistics

/// Ratings of any tool: records of `ratings`, a label by each rater, and `unit`; or a table, whose first
/// column is the unit and each other one a rater.
enum RatingsFile {
  private static let shape = RecordShape(
    "the ratings of a unit",
    keys: ["ratings"],
    optionalKeys: ["unit"]
  )

  /// The ratings of a file, unit by unit.
  ///
  /// A rater whose label is `null` left the unit out. Numbers and truth values are labels as they are
  /// written.
  ///
  /// - Throws: ``SpoorError`` for a malformed record, a unit that stands twice, a file without records.
  static func read(_ path: String) throws(SpoorError) -> Ratings {
    let reader = try RecordReader(URL(filePath: path), shape: shape)
    var units: [[String: String]] = []
    var lines: [String: Int] = [:]
    while let record = try reader.next() {
      if let unit = unit(of: record) {
        if let line = lines[unit] {
          throw record.error(
            "unit '\(unit)' stands in line \(line) already",
            remedy: "Write all ratings of a unit in one record."
          )
        }
        lines[unit] = record.line
      }
      units.append(try ratings(of: record))
    }
    guard !units.isEmpty else {
      throw SpoorError(
        .badInput,
        "the file holds no records",
        at: SpoorError.Location(file: reader.file),
        remedy: shape.remedy
      )
    }
    return Ratings(units)
  }

  private static func unit(of record: Record) -> String? {
    guard case .separated = record.writing else { return record.optionalValue("unit")?.label }
    let unit = record.object.members.first?.value.label
    return unit == "" ? nil : unit
  }

  private static func ratings(of record: Record) throws(SpoorError) -> [String: String] {
    if case .separated = record.writing { return try cells(of: record) }
    let value = try record.value("ratings")
    guard case .object(let said) = value else {
      throw record.mismatch("ratings", "an object with a label by each rater", value)
    }
    var ratings: [String: String] = [:]
    for member in said.members where member.value != .null {
      guard let label = member.value.label else {
        throw record.mismatch("ratings.\(member.key)", "a label", member.value)
      }
      ratings[member.key] = label
    }
    return ratings
  }

  /// A row's labels; of empty cells none.
  private static func cells(of record: Record) throws(SpoorError) -> [String: String] {
    let raters = record.object.members.dropFirst()
    guard !raters.isEmpty else {
      throw record.error(
        "a table of one column has no rater",
        remedy: "The first column is the unit, each other one a rater."
      )
    }
    let said = raters.compactMap { member in member.value.label.map { (member.key, $0) } }
    return Dictionary(said.filter { $0.1 != "" }) { $1 }
  }
}

extension JSONValue {
  /// A text, or a number or a truth value as it is written; `nil` of what is no name.
  fileprivate var label: String? {
    switch self {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .bool(let value): "\(value)"
    case .null, .array, .object: nil
    }
  }
}
