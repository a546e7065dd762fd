public import Foundation
import Records
public import SpoorModel

/// A table of questions with the answers of several checkpoints, a column each.
public struct CheckpointTable: Sendable {
  /// Whether each question was answered rightly, by column.
  public let outcomes: [String: [QuestionID: Bool]]
  /// The group of each question, where a column tells it.
  public let groups: [QuestionID: String]

  /// Reads a table.
  ///
  /// A row is named by `row_id` or `prompt_id`, else by its number from 0. An answer is right where it is
  /// the text of the column of right answers.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - answer: the column of right answers.
  ///   - columns: the checkpoints' columns.
  ///   - group: the column of groups.
  /// - Throws: ``SpoorError`` `badInput` for a malformed row, a column that is not there, a row that stands
  ///   twice, and a file without rows.
  public init(
    reading url: URL,
    answer: String,
    columns: [String],
    group: String? = nil
  ) throws(SpoorError) {
    let shape = RecordShape(
      "a question with checkpoints' answers",
      keys: [answer] + columns + [group].compactMap(\.self)
    )
    let reader = try RecordReader(url, shape: shape)
    var outcomes: [String: [QuestionID: Bool]] = [:]
    var groups: [QuestionID: String] = [:]
    var number = 0
    while let record = try reader.next() {
      let id = try Self.id(of: record, number)
      let gold = try Self.cell(answer, record)
      for column in columns {
        let isRight = try Self.cell(column, record) == gold
        guard outcomes[column, default: [:]].updateValue(isRight, forKey: id) == nil else {
          throw record.error("\(id) stands twice", remedy: "Keep one of the two rows.")
        }
      }
      if let group { groups[id] = try Self.cell(group, record) }
      number += 1
    }
    guard number > 0 else { throw reader.noRecords }
    self.outcomes = outcomes
    self.groups = groups
  }

  private static func id(of record: Record, _ number: Int) throws(SpoorError) -> QuestionID {
    if let row = try record.id(at: "row_id") { return .row(row) }
    if let prompt = try record.id(at: "prompt_id") { return .prompt(prompt) }
    return .row(.number(number))
  }

  /// A text, or a number or truth value as it is written.
  private static func cell(_ key: String, _ record: Record) throws(SpoorError) -> String {
    let value = try record.value(key)
    switch value {
    case .string(let text): return text.trimmingCharacters(in: .whitespaces)
    case .null: return ""
    case .int, .double, .bool: return value.text
    case .array, .object: throw record.mismatch(key, "a text or a number", value)
    }
  }
}
