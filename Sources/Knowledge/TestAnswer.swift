public import Foundation
import Records
public import SpoorModel

/// What a tuned model did with a test question.
public struct TestAnswer: Hashable, Sendable {
  /// The model, named by what it was tuned on.
  public var variant: String
  /// The question.
  public var id: QuestionID
  /// How well the base model knew the answer; `nil` where nobody found out.
  public var category: KnowledgeCategory?
  /// Whether the model's answer is right.
  public var isRight: Bool
  /// Whether it answered at all, and did not say that it does not know.
  public var isAnswered: Bool

  /// Describes an answer.
  public init(
    _ variant: String,
    _ id: QuestionID,
    category: KnowledgeCategory?,
    isRight: Bool,
    isAnswered: Bool = true
  ) {
    self.variant = variant
    self.id = id
    self.category = category
    self.isRight = isRight
    self.isAnswered = isAnswered
  }
}

/// Reads what tuned models did with test questions.
public struct TestAnswerFile: Sendable {
  private static let shape = RecordShape(
    "a tuned model's answer to a test question",
    keys: ["row_id or prompt_id", "correct (or text and answer)"],
    optionalKeys: ["variant", "category", "answered"]
  )

  private let categories: [QuestionID: KnowledgeCategory]
  private let abstention: [UInt8]
  private let matching: AnswerMatching

  /// Prepares to read.
  ///
  /// - Parameters:
  ///   - knowledge: the categories of questions whose records tell none.
  ///   - abstention: what a model says that does not answer, at the beginning of its text.
  ///   - matching: when a `text` is right.
  public init(
    knowledge: BaseKnowledge? = nil,
    abstention: String = "I don't know",
    matching: AnswerMatching = .squad
  ) {
    var categories: [QuestionID: KnowledgeCategory] = [:]
    for row in knowledge?.rows ?? [] { categories[.row(row.rowID)] = row.category }
    for (prompt, category) in knowledge?.prompts ?? [:] {
      categories[.prompt(.text(prompt))] = category
    }
    self.categories = categories
    self.abstention = AnswerMatching.squad.written(abstention)
    self.matching = matching
  }

  /// The answers of a file in its order; a record without `variant` is of the file's name.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a question that stands twice under one
  ///   variant, and a file without records.
  public func read(_ url: URL) throws(SpoorError) -> [TestAnswer] {
    let reader = try RecordReader(url, shape: Self.shape)
    let name = url.lastPathComponent.split(separator: ".").first.map(String.init) ?? ""
    var answers: [TestAnswer] = []
    var seen: [String: Set<QuestionID>] = [:]
    while let record = try reader.next() {
      let answer = try answer(record, in: name)
      guard seen[answer.variant, default: []].insert(answer.id).inserted else {
        throw record.error(
          "\(answer.id) stands twice under \"\(answer.variant)\"",
          remedy: "Keep one of the two records, or tell them apart by \"variant\"."
        )
      }
      answers.append(answer)
    }
    guard !answers.isEmpty else { throw reader.noRecords }
    return answers
  }

  private func answer(_ record: Record, in file: String) throws(SpoorError) -> TestAnswer {
    let id = try record.questionID()
    let text = try record.optionalString("text")
    let isRight: Bool
    if let told = try record.optionalTruth("correct") {
      isRight = told
    } else {
      let gold = try record.texts("answer") + record.texts("answers") + record.texts("aliases")
      guard let text, !gold.isEmpty else { throw record.missing("correct") }
      isRight = GoldAnswers(gold, matching: matching).contain(text)
    }
    return TestAnswer(
      try record.id(at: "variant")?.description ?? file,
      id,
      category: try category(of: record) ?? categories[id],
      isRight: isRight,
      isAnswered: try record.optionalTruth("answered") ?? !(text.map(isAbstention) ?? false)
    )
  }

  private func isAbstention(_ text: String) -> Bool {
    let written = AnswerMatching.squad.written(text)
    let blank = UInt8(ascii: " ")
    return written == abstention || written.starts(with: abstention + [blank])
  }

  private func category(of record: Record) throws(SpoorError) -> KnowledgeCategory? {
    guard let name = try record.filledString("category") else { return nil }
    if let category = KnowledgeCategory(rawValue: name) { return category }
    let names = KnowledgeCategory.allCases.map(\.rawValue).joined(separator: ", ")
    throw record.error("\"\(name)\" is no category", remedy: "Categories: \(names).")
  }
}
