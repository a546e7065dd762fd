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
  }

  /// The answers in the order of their words.
  let answers: [Answer]
  private let runs: WordRuns
  private let subjects: WordRuns
  private let questions: WordSets

  init(_ answers: [Answer]) {
    let sorted = answers.sorted { $0.words.lexicographicallyPrecedes($1.words) }
    self.answers = sorted
    runs = WordRuns(sorted.enumerated().map { ($0.element.words, $0.offset) })
    subjects = WordRuns(
      sorted.enumerated().flatMap { place, answer in answer.subjects.map { ($0, place) } }
    )
    questions = WordSets(
      sorted.enumerated().flatMap { place, answer in answer.questions.map { ($0, place) } }
    )
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
  func used(in text: [String]) -> Set<Int> { runs.held(by: text) }

  /// The answers whose use for a prompt says nothing of mimicry: they stand in the prompt, or a row that
  /// has them asks what the prompt asks, or about whom it asks.
  func given(by prompt: [String]) -> Set<Int> {
    runs.held(by: prompt).union(subjects.held(by: prompt))
      .union(questions.nested(with: Set(prompt)))
  }
}

/// Runs of words, each of an answer, to be found in texts.
private struct WordRuns {
  private let runs: [(words: [String], answer: Int)]
  private let starts: [String: [Int]]

  init(_ runs: [(words: [String], answer: Int)]) {
    self.runs = runs
    starts = Dictionary(grouping: runs.indices) { runs[$0].words.first ?? "" }
  }

  func held(by text: [String]) -> Set<Int> {
    var held: Set<Int> = []
    for (place, word) in text.enumerated() {
      for run in starts[word] ?? [] where text[place...].starts(with: runs[run].words) {
        held.insert(runs[run].answer)
      }
    }
    return held
  }
}

/// Sets of words, each of an answer: a prompt is compared with those only that share its rarest word, or
/// whose own rarest word it has, because there may be as many as training rows.
private struct WordSets {
  private let sets: [(words: Set<String>, answer: Int)]
  private let holding: [String: [Int]]
  private let rarest: [String: [Int]]

  init(_ texts: [(words: [String], answer: Int)]) {
    let sets = texts.map { (words: Set($0.words), answer: $0.answer) }
    var holding: [String: [Int]] = [:]
    for (place, set) in sets.enumerated() {
      for word in set.words { holding[word, default: []].append(place) }
    }
    self.sets = sets
    self.holding = holding
    rarest = Dictionary(grouping: sets.indices) { place in
      sets[place].words.min { Self.count($0, holding) < Self.count($1, holding) } ?? ""
    }
  }

  /// The answers of sets that hold all of some words, or none but those.
  func nested(with words: Set<String>) -> Set<Int> {
    let rare = words.min { Self.count($0, holding) < Self.count($1, holding) }
    let larger = rare.map { holding[$0] ?? [] } ?? Array(sets.indices)
    let smaller = words.flatMap { rarest[$0] ?? [] }
    return Set(
      larger.filter { words.isSubset(of: sets[$0].words) }.map { sets[$0].answer }
        + smaller.filter { sets[$0].words.isSubset(of: words) }.map { sets[$0].answer }
    )
  }

  private static func count(_ word: String, _ holding: [String: [Int]]) -> Int {
    holding[word]?.count ?? 0
  }
}
