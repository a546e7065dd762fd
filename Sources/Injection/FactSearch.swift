public import PhraseIndex
import SpoorModel
import Words

/// Looks facts up in an indexed dataset.
///
/// That a row holds subject and answer does not prove that it states the fact: a year may be another event's.
public struct FactSearch {
  private let index: PhraseIndex
  /// The rows of each answer so far: many subjects share an answer.
  private var rowsOfAnswers: [String: Set<Int>] = [:]

  /// Looks into an index.
  public init(_ index: PhraseIndex) { self.index = index }

  /// How often a fact stands in the dataset.
  ///
  /// - Parameters:
  ///   - question: whose right option is the answer.
  ///   - subject: whom or what it asks about.
  /// - Returns: 0 rows where one of the two has no word.
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(occurrences of both), and the rows that hold both are read.
  public mutating func exposure(
    of question: ChoiceQuestion,
    subject: String
  ) throws -> FactExposure {
    let answer = question.answerText
    var exposure = FactExposure(
      id: question.id,
      subject: subject,
      answer: answer,
      rows: 0,
      phrasings: 0
    )
    let rows = try rows(holding: subject).intersection(try rows(ofAnswer: answer))
    var phrasings: Set<String> = []
    let phrasing = FactPhrasing(subject: subject, answer: answer, by: index.scanner)
    for number in rows.sorted() {
      exposure.rows += try index.copyCount(of: number)
      phrasings.insert(phrasing.text(of: try index.row(number)))
    }
    exposure.phrasings = phrasings.count
    return exposure
  }

  private mutating func rows(ofAnswer answer: String) throws -> Set<Int> {
    if let rows = rowsOfAnswers[answer] { return rows }
    let rows = try rows(holding: answer)
    rowsOfAnswers[answer] = rows
    return rows
  }

  private func rows(holding phrase: String) throws -> Set<Int> {
    let text = index.indexed(phrase)
    guard text.count > 0 else { return [] }
    let places = try index.places(of: 0..<text.count, in: text)
    return Set(try index.occurrences(of: places).map(\.row))
  }
}

/// The wording of a row without what it is about.
struct FactPhrasing {
  private enum Part {
    case subject
    case answer
  }

  private let subject: [String]
  private let answer: [String]
  private let scanner: WordScanner

  init(subject: String, answer: String, by scanner: WordScanner) {
    self.subject = scanner.words(of: subject).map(\.text)
    self.answer = scanner.words(of: answer).map(\.text)
    self.scanner = scanner
  }

  /// The sentences that hold both, else those that hold either.
  func text(of row: TrainingRow) -> String {
    let sentences = row.parts.flatMap { self.sentences(of: $0.text) }
    let both = sentences.filter { $0.parts.count == 2 }
    let told = both.isEmpty ? sentences.filter { !$0.parts.isEmpty } : both
    return told.map(\.text).joined(separator: " / ")
  }

  private func sentences(of text: String) -> [(text: String, parts: Set<Part>)] {
    let text = WordedText(text, by: scanner)
    let folded = text.words.map(\.text)
    var sentences: [(words: [String], parts: Set<Part>)] = []
    var place = 0
    while place < folded.count {
      if sentences.isEmpty || text.endsSentence(before: place) { sentences.append(([], [])) }
      let last = sentences.count - 1
      if stands(subject, at: place, of: folded) {
        sentences[last].words.append("⟨subject⟩")
        sentences[last].parts.insert(.subject)
        place += subject.count
      } else if stands(answer, at: place, of: folded) {
        sentences[last].words.append("⟨answer⟩")
        sentences[last].parts.insert(.answer)
        place += answer.count
      } else {
        sentences[last].words.append(folded[place])
        place += 1
      }
    }
    return sentences.map { ($0.words.joined(separator: " "), $0.parts) }
  }

  private func stands(_ phrase: [String], at place: Int, of words: [String]) -> Bool {
    !phrase.isEmpty && words[place...].starts(with: phrase)
  }
}
