public import Foundation
import Records
public import SpoorModel

/// Reads what a base model answered to questions, one record after another: memory holds one.
///
/// A record has one answer (`text` with `decoding`, or with the `temperature`), or all of a set of
/// exemplars (`greedy`, `samples`), or only tells a question.
public final class AnswerFile {
  /// What a record tells of its question.
  ///
  /// Answers of one question stand together as a rule, and share this: copying it for millions of records
  /// would cost more than counting them.
  final class Told {
    let id: QuestionID
    let question: String?
    /// The right answers; empty where the record does not tell them.
    let gold: [String]
    let relation: String?

    init(_ record: Record) throws(SpoorError) {
      id = try record.questionID()
      question = try record.filledString("question")
      gold = try record.texts("answer") + record.texts("answers") + record.texts("aliases")
      relation = try record.filledString("relation")
    }
  }

  /// A record of the file.
  struct Entry {
    let told: Told
    let answers: [ModelAnswer]
    let record: Record
  }

  /// What the answers are to.
  public enum Contents: Sendable {
    /// Short answers to questions, each with its right answer.
    case questions
    /// Long answers to prompts, behind the claims that they may state.
    case claims

    fileprivate var shape: RecordShape {
      switch self {
      case .questions:
        RecordShape(
          "a model's answer to a question",
          keys: ["row_id or prompt_id", "answer", "exemplar_set", "text"],
          optionalKeys: [
            "decoding", "temperature", "sample_index", "greedy", "samples", "question",
            "relation", "aliases",
          ]
        )
      case .claims:
        RecordShape(
          "a claim, or a model's long answer",
          keys: ["row_id or prompt_id", "claim and answer, or decoding and text"],
          optionalKeys: [
            "statement", "aliases", "relation", "temperature", "sample_index", "greedy",
            "samples", "stated",
          ]
        )
      }
    }
  }

  private let reader: RecordReader
  private var fields = AnswerFields()
  private var last: (told: Told, object: JSONObject)?

  /// Opens a file of such answers.
  public init(_ url: URL, of contents: Contents = .questions) throws(SpoorError) {
    reader = try RecordReader(url, shape: contents.shape)
  }

  /// The path as the user gave it.
  public var path: String { reader.file }

  /// The bytes of the file on disk that were read so far.
  public var bytesRead: Int { reader.bytesRead }

  /// The next record; `nil` after the last.
  func next() throws(SpoorError) -> Entry? {
    guard let record = try reader.next() else { return nil }
    let told = try told(record)
    return Entry(told: told, answers: try answers(of: record), record: record)
  }

  /// What a record tells of its question, which is what the last one told if nothing differs.
  private func told(_ record: Record) throws(SpoorError) -> Told {
    let haveSameKeys = fields.find(in: record)
    if haveSameKeys, let last, fields.isSameQuestion(record.object, last.object) {
      return last.told
    }
    let told = try Told(record)
    last = (told, record.object)
    return told
  }

  private func answers(of record: Record) throws(SpoorError) -> [ModelAnswer] {
    let set = try fields.count(.exemplarSet, record) ?? 0
    let temperature = try fields.number(.temperature, record)
    if let text = try fields.text(.text, record) {
      let decoding = try self.decoding(of: record, temperature)
      return [
        ModelAnswer(
          text,
          decoding,
          exemplarSet: set,
          index: decoding == .sample ? try index(of: record) : nil,
          temperature: temperature
        )
      ]
    }
    let greedy = try fields.texts(.greedy, record).map {
      ModelAnswer($0, .greedy, exemplarSet: set)
    }
    let samples = try fields.texts(.samples, record)
    return greedy
      + samples.enumerated().map { index, text in
        ModelAnswer(text, .sample, exemplarSet: set, index: index, temperature: temperature)
      }
  }

  private func index(of record: Record) throws(SpoorError) -> Int? {
    let index = try fields.count(.sampleIndex, record)
    guard index ?? 0 <= AnswerTally.highestIndex else {
      throw record.error("\"sample_index\": \(index ?? 0) is too high to be one")
    }
    return index
  }

  private func decoding(
    of record: Record,
    _ temperature: Double?
  ) throws(SpoorError) -> ModelAnswer.Decoding {
    guard let name = try fields.text(.decoding, record), !name.isEmpty else {
      if let temperature { return temperature == 0 ? .greedy : .sample }
      throw record.error(
        "the record says neither \"decoding\" nor \"temperature\"",
        remedy: "Say \"decoding\": \"greedy\" or \"sample\"."
      )
    }
    guard let decoding = ModelAnswer.Decoding(rawValue: name) else {
      throw record.error("\"\(name)\" is no decoding", remedy: "Write \"greedy\" or \"sample\".")
    }
    return decoding
  }
}
