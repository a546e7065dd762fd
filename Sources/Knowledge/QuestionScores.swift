public import Foundation
package import Records
public import SpoorModel

/// Other figures of how sure a model was, question by question: P(True), a verbalised probability, a probe.
///
/// A file has records of `row_id` or `prompt_id` and numbers under names of one's own, the higher the
/// surer.
public struct QuestionScores: Sendable {
  /// The scores by name, then by question.
  public let scores: [String: [QuestionID: Double]]

  private static let shape = RecordShape(
    "how sure a model was",
    keys: ["row_id or prompt_id", "and a number under any other name, such as p_true"]
  )

  /// Reads a file.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, one without a number, a question that
  ///   stands twice, and a file without records.
  public init(reading url: URL) throws(SpoorError) {
    let reader = try RecordReader(url, shape: Self.shape)
    var scores: [String: [QuestionID: Double]] = [:]
    while let record = try reader.next() {
      let id = try record.questionID()
      var count = 0
      for member in record.object.members where !["row_id", "prompt_id"].contains(member.key) {
        guard let value = Self.number(member.value) else { continue }
        guard scores[member.key, default: [:]].updateValue(value, forKey: id) == nil else {
          throw record.error("\"\(member.key)\" of \(id) stands twice", remedy: "Keep one of them.")
        }
        count += 1
      }
      guard count > 0 else {
        throw record.error("the record has no number; found \(record.keysInWords)")
      }
    }
    guard !scores.isEmpty else { throw reader.noRecords }
    self.scores = scores
  }

  private static func number(_ value: JSONValue) -> Double? {
    if let number = value.number { return number.isFinite ? number : nil }
    guard case .string(let text) = value, let number = Double(text) else { return nil }
    return number.isFinite ? number : nil
  }
}

extension RecordReader {
  /// The error of a file without records.
  package var noRecords: SpoorError {
    SpoorError(
      .badInput,
      "the file holds no records",
      at: SpoorError.Location(file: file),
      remedy: shape.remedy
    )
  }
}
