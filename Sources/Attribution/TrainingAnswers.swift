import SpoorModel
import Words

/// The distinct answers of training rows of one kind, and which of them a text uses.
struct TrainingAnswers {
  /// An answer with what is asked about it, in folded words.
  struct Answer: Equatable {
    var words: [String]
    /// The questions and the subjects of all rows that have it.
    var questions: [[String]] = []
    var subjects: [[String]] = []

    /// Whether using it for a prompt says nothing of mimicry: it stands in the prompt, or a row that
    /// has it asks what the prompt asks, or about whom it asks.
    func isGiven(by prompt: [String]) -> Bool {
      let asked = Set(prompt)
      return prompt.holds(words)
        || subjects.contains(where: prompt.holds)
        || questions.contains { asked.isSubset(of: $0) || asked.isSuperset(of: $0) }
    }
  }

  /// The answers in the order of their words.
  let answers: [Answer]
  private let starts: [String: [Int]]

  init(_ answers: [Answer]) {
    let sorted = answers.sorted { $0.words.lexicographicallyPrecedes($1.words) }
    self.answers = sorted
    starts = Dictionary(grouping: sorted.indices) { sorted[$0].words.first ?? "" }
  }

  /// The answers of some rows; rows without one, or with one that has no words, are left out.
  init(of rows: [RowKnowledge], by scanner: WordScanner) {
    func folded(_ text: String?) -> [String]? {
      let words = text.map { scanner.words(of: $0).map(\.text) } ?? []
      return words.isEmpty ? nil : words
    }
    var answers: [[String]: Answer] = [:]
    for row in rows {
      guard let words = folded(row.answer) else { continue }
      var answer = answers[words] ?? Answer(words: words)
      answer.questions += [folded(row.question)].compactMap { $0 }
      answer.subjects += [folded(row.subject)].compactMap { $0 }
      answers[words] = answer
    }
    self.init(Array(answers.values))
  }

  /// These answers but for those that others have too.
  func excluding(_ others: TrainingAnswers) -> TrainingAnswers {
    let words = Set(others.answers.map(\.words))
    return TrainingAnswers(answers.filter { !words.contains($0.words) })
  }

  /// The answers that a text holds as a whole run of words.
  ///
  /// - Complexity: O(words + starts of answers).
  func used(in text: [String]) -> Set<Int> {
    var used: Set<Int> = []
    for (place, word) in text.enumerated() {
      for index in starts[word] ?? [] where text[place...].starts(with: answers[index].words) {
        used.insert(index)
      }
    }
    return used
  }

  /// The answers that a prompt does not itself give.
  func eligible(for prompt: [String]) -> Set<Int> {
    Set(answers.indices.filter { !answers[$0].isGiven(by: prompt) })
  }
}
