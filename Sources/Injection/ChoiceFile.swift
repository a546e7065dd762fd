public import Foundation
import Knowledge
import Records
public import SpoorModel

/// Reads questions with options' log-probabilities: Spoor's own records, and samples of
/// lm-evaluation-harness.
public struct ChoiceFile: Sendable {
  static let shape = RecordShape(
    "a question with options' log-probabilities",
    keys: ["mcq_id", "options", "answer_index"],
    optionalKeys: [
      "logprobs", "question",
      "or, of lm-evaluation-harness --log_samples, doc_id, arguments, target, resps",
    ]
  )

  /// The file.
  public var url: URL
  /// What the condition is called of which a sample of lm-evaluation-harness tells.
  public var condition: String

  /// Names a file.
  ///
  /// - Parameters:
  ///   - url: where it is.
  ///   - condition: the name for samples of lm-evaluation-harness; default: the file's name up to its first
  ///     dot.
  public init(_ url: URL, condition: String? = nil) {
    self.url = url
    let name = url.lastPathComponent.split(separator: ".").first.map(String.init)
    self.condition = condition ?? name ?? url.lastPathComponent
  }

  /// The questions in the file's order.
  ///
  /// Samples of lm-evaluation-harness whose documents are alike (datasets have doubles) are numbered in the
  /// file's order, so that they pair with those of another file.
  ///
  /// - Returns: each question once.
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a question of Spoor's own that stands twice,
  ///   and a file without records.
  public func read() throws(SpoorError) -> [ChoiceQuestion] {
    let reader = try RecordReader(url, shape: Self.shape)
    var questions: [ChoiceQuestion] = []
    var met: [String: Int] = [:]
    var filter: JSONValue?
    var isEmpty = true
    while let record = try reader.next() {
      let isSample = record.object["arguments"] != nil
      if isEmpty { filter = record.object["filter"] }
      isEmpty = false
      // The harness writes a document once for each filter, with the same numbers.
      guard !isSample || record.object["filter"] == filter else { continue }
      var question =
        try isSample
        ? HarnessChoice(record).question(condition) : ChoiceRecord(record).question()
      met[question.id, default: 0] += 1
      if let times = met[question.id], times > 1 {
        guard isSample else { throw Self.twice(question, record) }
        question.id += "-\(times)"
      }
      questions.append(question)
    }
    guard !isEmpty else { throw reader.noRecords }
    return questions
  }

  private static func twice(_ question: ChoiceQuestion, _ record: Record) -> SpoorError {
    record.error(
      "the question \"\(question.id)\" stands twice",
      remedy: "Keep one of the two records; what else was scored of it is one more condition."
    )
  }

  /// The questions of several files, each with the conditions of all of them.
  ///
  /// - Parameter files: in the order in which questions are to stand.
  /// - Returns: each question once.
  /// - Throws: ``SpoorError`` as ``read()``, and where two files tell of one question different options,
  ///   another answer, or the same condition.
  public static func questions(of files: [ChoiceFile]) throws(SpoorError) -> [ChoiceQuestion] {
    var all: [ChoiceQuestion] = []
    var places: [String: Int] = [:]
    for file in files {
      for question in try file.read() {
        if let place = places[question.id] {
          try all[place].add(question, from: file)
        } else {
          places[question.id] = all.count
          all.append(question)
        }
      }
    }
    return all
  }
}

extension ChoiceQuestion {
  /// Takes the conditions of the same question in another file.
  fileprivate mutating func add(
    _ other: ChoiceQuestion,
    from file: ChoiceFile
  ) throws(SpoorError) {
    let place = SpoorError.Location(file: file.url.relativePath, record: "question \(id)")
    guard other.options == options, other.answer == answer else {
      throw SpoorError(
        .badInput,
        "the options or the answer are not those of an earlier file",
        at: place,
        remedy: "Score the same questions under every condition, or give each its own id."
      )
    }
    if let condition = other.scores.keys.sorted().first(where: { scores[$0] != nil }) {
      throw SpoorError(
        .badInput,
        "the condition \"\(condition)\" stands in an earlier file",
        at: place,
        remedy: "Name the files' conditions: base=base.jsonl tuned=tuned.jsonl."
      )
    }
    scores.merge(other.scores) { $1 }
    told.merge(other.told) { $1 }
    fields.merge(other.fields) { first, _ in first }
  }
}
