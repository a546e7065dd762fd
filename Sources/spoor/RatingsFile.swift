import Foundation
import Records
import SpoorModel
import Statistics

/// Ratings of any tool: records of `ratings`, a label by each rater, and `unit`.
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
      if let unit = record.optionalValue("unit")?.label {
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

  private static func ratings(of record: Record) throws(SpoorError) -> [String: String] {
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
