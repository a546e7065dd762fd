import AuditStore
import Foundation
import SpoorModel

/// The choices of a case on their way to answers.
struct ChosenAnswers {
  private let chosen: [Question: String]
  private let fault: CaseFault

  /// - Throws: `SpoorError` where a question has several answers, or one that is required has none.
  init(_ filled: FilledCase, _ fault: CaseFault) throws {
    var chosen: [Question: String] = [:]
    for question in Question.allCases {
      let answers = Set((filled.answers[question] ?? []).map(\.plain)).sorted()
      guard answers.count < 2 else {
        let given = answers.map { "'\($0)'" }.formatted(.list(type: .and))
        throw fault(
          "'\(question.rawValue)' is answered \(given)",
          "Leave one answer to each question."
        )
      }
      chosen[question] = answers.first
    }
    if let missing = Question.allCases.first(where: { $0.isRequired && chosen[$0] == nil }) {
      throw fault(
        "'\(missing.rawValue)' is not answered, and something else is",
        "Answer yes, no or unsure, or take the other answers back."
      )
    }
    self.chosen = chosen
    self.fault = fault
  }

  /// The answers in Spoor's words.
  ///
  /// - Throws: `SpoorError` for a word that is no answer to its question.
  func answers(on task: ReviewTask) throws -> ItemAnswers {
    ItemAnswers(
      hallucination: try answer(to: .hallucination),
      related: try answer(to: .related),
      rowID: try chosen[.row].flatMap { try row($0, of: task) },
      cause: try chosen[.cause].map(cause)
    )
  }

  private func answer(to question: Question) throws -> Answer {
    let word = chosen[question] ?? ""
    guard let answer = Answer(rawValue: word) else {
      throw fault(
        "'\(question.rawValue)': '\(word)' is not yes, no or unsure",
        "Choose one of them."
      )
    }
    return answer
  }

  private func cause(_ words: String) throws -> Cause {
    guard let cause = Cause(words: words) else {
      let known = Cause.allCases.map(\.words).formatted(.list(type: .or))
      throw fault("'cause': '\(words)' is not \(known)", "Choose one of them.")
    }
    return cause
  }

  /// `row 2`, the id of a row, or its number.
  ///
  /// What tools offer comes first: where a row's id is `row 2`, the choice still means the row shown second.
  private func row(_ word: String, of task: ReviewTask) throws -> RowID? {
    if word == Question.noRow { return nil }
    let isPlace = word.hasPrefix("row ")
    if !isPlace, let row = task.rows.first(where: { $0.row.rowID.description.plain == word }) {
      return row.row.rowID
    }
    let digits = isPlace ? word.dropFirst(4) : word[...]
    guard let number = Int(digits), (1...).contains(number), number <= task.rows.count else {
      throw fault(
        "'row': '\(word)' is none of the \(task.rows.count) rows of the task",
        "Choose one of the rows shown, or none."
      )
    }
    return task.rows[number - 1].row.rowID
  }
}

extension String {
  /// In small letters, without blanks at its ends: a person typed it.
  fileprivate var plain: String {
    trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
  }
}
