public import Foundation
import Records
public import SpoorModel

/// A question of a file, with its right answers.
public struct AskedQuestion: Hashable, Sendable {
  /// Its own id; `nil` where the file has none.
  public var id: RowID?
  /// What is asked.
  public var question: String
  /// The right answers.
  public var answers: [String]
  /// What of the subject is asked.
  public var relation: String?
  /// Whom or what it is asked of; `nil` where nothing tells.
  public var subject: String?
  /// Where it stands.
  public var location: SpoorError.Location

  /// Describes a question.
  public init(
    question: String,
    answers: [String],
    relation: String?,
    subject: String?,
    location: SpoorError.Location
  ) {
    self.question = question
    self.answers = answers
    self.relation = relation
    self.subject = subject
    self.location = location
  }
}

/// Reads questions: records of `question` and `answers` (or `answer`), as EntityQuestions has them.
public enum QuestionFile {
  private static let shape = RecordShape(
    "a question",
    keys: ["question", "answers"],
    optionalKeys: ["row_id", "relation", "subject"]
  )

  /// The questions of a file in their order.
  ///
  /// Without `relation` it is the file's name up to its first dot: `P131.train.json` is of P131.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record and a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [AskedQuestion] {
    let reader = try RecordReader(url, shape: shape)
    let name = url.lastPathComponent.split(separator: ".").first.map(String.init)
    var questions: [AskedQuestion] = []
    while let record = try reader.next() {
      let answers = try record.texts("answers") + record.texts("answer") + record.texts("aliases")
      guard !answers.isEmpty else { throw record.missing("answers") }
      guard let question = try record.filledString("question") else {
        throw record.error("\"question\" is empty")
      }
      var asked = AskedQuestion(
        question: question,
        answers: answers,
        relation: try record.filledString("relation") ?? name,
        subject: try record.filledString("subject"),
        location: record.location
      )
      asked.id = try record.id(at: "row_id")
      questions.append(asked)
    }
    guard !questions.isEmpty else { throw reader.noRecords }
    return questions
  }
}
