public import Foundation
import Records
public import SpoorModel

/// Reads what a base model answered to questions, one record after another: memory holds one.
///
/// A record has one answer (`text` with `decoding`, or with the `temperature`), or all of a set of
/// exemplars (`greedy`, `samples`), or only tells a question.
public final class AnswerFile {
  /// A record of the file.
  struct Entry {
    let id: QuestionID
    let question: String?
    /// The right answers; empty where the record does not tell them.
    let gold: [String]
    let relation: String?
    let answers: [ModelAnswer]
    let record: Record
  }

  private static let shape = RecordShape(
    "a model's answer to a question",
    keys: ["row_id or prompt_id", "answer", "exemplar_set", "text"],
    optionalKeys: [
      "decoding", "temperature", "sample_index", "greedy", "samples", "question", "relation",
      "aliases",
    ]
  )

  private let reader: RecordReader

  /// Opens a file.
  public init(_ url: URL) throws(SpoorError) { reader = try RecordReader(url, shape: Self.shape) }

  /// The path as the user gave it.
  public var path: String { reader.file }

  /// The bytes of the file on disk that were read so far.
  public var bytesRead: Int { reader.bytesRead }

  /// The next record; `nil` after the last.
  func next() throws(SpoorError) -> Entry? {
    guard let record = try reader.next() else { return nil }
    return Entry(
      id: try record.questionID(),
      question: try record.filledString("question"),
      gold: try record.texts("answer") + record.texts("answers") + record.texts("aliases"),
      relation: try record.filledString("relation"),
      answers: try Self.answers(of: record),
      record: record
    )
  }

  private static func answers(of record: Record) throws(SpoorError) -> [ModelAnswer] {
    let set = try record.optionalCount("exemplar_set") ?? 0
    let temperature = try record.optionalNumber("temperature")
    if let text = try record.optionalString("text") {
      let decoding = try decoding(of: record, temperature)
      return [
        ModelAnswer(
          text,
          decoding,
          exemplarSet: set,
          index: decoding == .sample ? try record.optionalCount("sample_index") : nil,
          temperature: temperature
        )
      ]
    }
    let greedy = try record.texts("greedy").map { ModelAnswer($0, .greedy, exemplarSet: set) }
    let samples = try record.texts("samples")
    return greedy
      + samples.enumerated().map { index, text in
        ModelAnswer(text, .sample, exemplarSet: set, index: index, temperature: temperature)
      }
  }

  private static func decoding(
    of record: Record,
    _ temperature: Double?
  ) throws(SpoorError) -> ModelAnswer.Decoding {
    guard let name = try record.filledString("decoding") else {
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
