public import Foundation
package import Records
public import SpoorModel

/// Which questions a model answered rightly: records of `row_id` or `prompt_id` and `correct`.
public enum AnswerOutcomes {
  private static let shape = RecordShape(
    "whether a model answered a question rightly",
    keys: ["row_id or prompt_id", "correct"]
  )

  /// Reads a file.
  ///
  /// - Returns: whether each question was answered rightly.
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a question that stands twice, and a file
  ///   without records.
  public static func read(_ url: URL) throws(SpoorError) -> [QuestionID: Bool] {
    let reader = try RecordReader(url, shape: shape)
    var outcomes: [QuestionID: Bool] = [:]
    while let record = try reader.next() {
      let id = try record.questionID()
      guard outcomes.updateValue(try record.truth("correct"), forKey: id) == nil else {
        throw record.error("\(id) stands twice", remedy: "Keep one of the two records.")
      }
    }
    guard !outcomes.isEmpty else { throw reader.noRecords }
    return outcomes
  }
}

extension Record {
  /// The truth value at a key, also written 0 or 1, in a table as a text.
  func truth(_ key: String) throws(SpoorError) -> Bool {
    guard let truth = try optionalTruth(key) else {
      throw mismatch(key, "true or false", try value(key))
    }
    return truth
  }

  /// The truth value at a key; `nil` where it is absent, null or empty.
  package func optionalTruth(_ key: String) throws(SpoorError) -> Bool? {
    guard let found = optionalValue(key), found != .string("") else { return nil }
    if case .bool(let truth) = found { return truth }
    if case .string(let text) = found {
      switch text.lowercased() {
      case "true", "1": return true
      case "false", "0": return false
      default: throw mismatch(key, "true or false", found)
      }
    }
    switch found.number {
    case 0: return false
    case 1: return true
    default: throw mismatch(key, "true or false", found)
    }
  }
}
