public import PhraseIndex
import SpoorModel
import Words

/// Asks the training rows about the same subject: whether one says so, something else in its place,
/// or nothing.
///
/// Evidence: the row's sentence and its id. It takes the dataset for true, and it shares its evidence
/// with attribution; so it is reported apart, and never decides what is traced.
public final class DatasetDetector: SpanDetector {
  /// Its name.
  public let detector = Detector.dataset
  private let index: PhraseIndex
  private let prompts: PromptWords
  private let names: NameFinder
  /// Sentences of rows that were read already, by the name that they speak of.
  private var known: [[String]: [RowSentence]] = [:]

  /// Rows about one subject that are read at most.
  private static let mostRows = 200
  /// The words before a value that must stand in a row for the row to speak of the same thing; not
  /// all of them words that any sentence may hold ("is a").
  private static let clause = 2
  /// Subjects whose rows are kept at most: the models of an audit answer the same prompts.
  private static let mostKnown = 1_000

  /// Creates a detector that reads the rows of `index`.
  public init(_ index: PhraseIndex, prompts: PromptWords, usage: WordUsage) {
    self.index = index
    self.prompts = prompts
    names = NameFinder(usage: usage)
  }

  /// One opinion a statement about somebody or something named; `nil` for prompts without names.
  ///
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(words of the rows about the subject), read once a subject.
  public func opinions(on statements: [Statement], in answer: Answer) throws -> [Opinion?]? {
    let asked = prompts.names(of: answer.prompt.id, by: names)
    guard !asked.isEmpty else { return nil }
    return try statements.map { statement in
      let subjects = if case .other(let name) = statement.topic { [name] } else { asked }
      return Opinion(evidence: try evidence(on: statement, about: subjects, in: answer.text))
    }
  }

  private func evidence(
    on statement: Statement,
    about subjects: [[String]],
    in text: WordedText
  ) throws -> DetectorEvidence {
    let run = text.folded(statement.words)
    let rows = try subjects.flatMap(sentences)
    if let row = rows.first(where: { $0.text.hold(run) }) { return row.evidence(.supported) }
    let start = statement.words.lowerBound
    let clause = text.folded(max(statement.sentence.lowerBound, start - Self.clause)..<start)
    guard clause.count == Self.clause, !clause.allSatisfy(ClosedWords.contains),
      let row = rows.first(where: { $0.text.hold(clause) })
    else {
      return DetectorEvidence(detector: Detector.dataset.rawValue, stance: .notMentioned)
    }
    return row.evidence(.contradicted)
  }

  /// The sentences that rows holding a name have in their outputs.
  private func sentences(naming name: [String]) throws -> [RowSentence] {
    if let sentences = known[name] { return sentences }
    let phrase = index.indexed(name.map(FoldedText.bare).joined(separator: " "))
    let places = try index.places(of: phrase.text.words.indices, in: phrase)
    var rows: [Int] = []
    for occurrence in try index.occurrences(of: places, limit: Self.mostRows)
    where !rows.contains(occurrence.row) {
      rows.append(occurrence.row)
    }
    let sentences = try rows.sorted().flatMap(sentences(ofRow:))
    if known.count >= Self.mostKnown { known.removeAll() }
    known[name] = sentences
    return sentences
  }

  private func sentences(ofRow number: Int) throws -> [RowSentence] {
    let row = try index.row(number)
    return row.parts.filter { $0.field == .output }.flatMap { part in
      let text = WordedText(part.text, by: index.scanner)
      return Sentences(of: text).ranges.map { range in
        RowSentence(
          row: row.id,
          surface: Sentences.surface(range, of: text),
          text: FoldedText(text.folded(range))
        )
      }
    }
  }
}

/// A sentence of a training row's output.
private struct RowSentence {
  var row: RowID
  var surface: String
  var text: FoldedText

  func evidence(_ stance: Stance) -> DetectorEvidence {
    DetectorEvidence(
      detector: Detector.dataset.rawValue,
      stance: stance,
      text: surface,
      source: row.description
    )
  }
}

extension Opinion {
  fileprivate init(evidence: DetectorEvidence) {
    self.init(
      signals: [
        .rowAgrees: evidence.stance == .supported ? 1 : 0,
        .rowConflicts: evidence.stance == .contradicted ? 1 : 0,
      ],
      evidence: evidence
    )
  }
}
