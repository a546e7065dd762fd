import Foundation
import PhraseIndex
import SpoorModel
import Words

extension Tracer {
  /// A row of evidence with its number in the index.
  struct RankedRow {
    var number: Int
    var evidence: EvidenceRow
  }

  /// An output that holds a run, with what speaks for it.
  private struct Candidate {
    /// The run, widened as far as response and row agree.
    var place: Occurrence
    /// The same words of the response.
    var widened: Range<Int>
    var score: Double

    /// The higher score first, of equal ones the earlier row, in a row the earlier place: the order in
    /// which occurrences are found depends on how the index was built.
    static func isBetter(_ one: Candidate, _ other: Candidate) -> Bool {
      if one.score != other.score { return one.score > other.score }
      return (one.place.row, one.place.place, one.place.words.lowerBound)
        < (other.place.row, other.place.place, other.place.words.lowerBound)
    }
  }

  /// The best rows that hold a run, ties in dataset order.
  ///
  /// What counts is match × rarity × concept similarity, and for those that come first by it how alike
  /// the run stands in response and row.
  func rows(holding run: Range<Int>, at found: Found, in query: SpanQuery) throws -> [RankedRow] {
    guard !found.ranked.isEmpty else { return [] }
    let likeness = try likeness(of: query)
    var best: [Int: Candidate] = [:]
    for occurrence in found.ranked {
      let candidate = try candidate(occurrence, run: run, in: query, likeness)
      let known = best[candidate.place.row]
      if known.map({ Candidate.isBetter(candidate, $0) }) ?? true {
        best[candidate.place.row] = candidate
      }
    }
    let question = try foldedWords(of: query.subject.prompt.instruction)
    return try best.values.sorted(by: Candidate.isBetter).prefix(limits.readRows)
      .map { try compared($0, run: run, in: query, question) }
      .sorted(by: Candidate.isBetter).prefix(limits.rows)
      .map { candidate in
        RankedRow(
          number: candidate.place.row,
          evidence: try index.evidence(for: candidate.place, score: candidate.score)
        )
      }
  }

  /// One occurrence, widened to the longest run of the response around it, with its score: the
  /// information of the widened run's words, Σ −ln f(w), times one to two for the row's similarity.
  ///
  /// Words beyond the span's sentence are shown but earn nothing: a row that goes on alike does not
  /// state the same the more.
  private func candidate(
    _ found: Occurrence,
    run: Range<Int>,
    in query: SpanQuery,
    _ likeness: PromptLikeness
  ) throws -> Candidate {
    let (place, widened) = try index.widened(found, of: run, in: query.indexed)
    let counted = widened.clamped(to: query.sentence)
    let information = query.subject.text.folded(counted).reduce(0) { sum, word in
      sum - log(max(index.frequency(of: word), .leastNormalMagnitude))
    }
    return Candidate(
      place: place,
      widened: widened,
      score: information * (1 + likeness.share(of: place.row))
    )
  }

  /// A candidate whose score counts how alike the run stands in response and row.
  private func compared(
    _ candidate: Candidate,
    run: Range<Int>,
    in query: SpanQuery,
    _ question: [String]
  ) throws -> Candidate {
    let text = query.subject.text
    let row = try readRow(at: candidate.place)
    let counted = candidate.widened.clamped(to: query.sentence)
    let shift = candidate.place.words.lowerBound - candidate.widened.lowerBound
    let span = text.folded(run)
    let here = Standing(of: counted, in: text, asked: span, question: question)
    let there = Standing(
      of: counted.lowerBound + shift..<counted.upperBound + shift,
      in: row.text,
      asked: span,
      question: row.question
    )
    var candidate = candidate
    candidate.score += here.agreement(with: there)
    return candidate
  }

  /// A row's text and what was asked before it, split into words.
  struct ReadRow {
    var text: WordedText
    var question: [String]
  }

  /// Where a row's text stands.
  struct RowPlace: Hashable {
    var row: Int
    var place: TrainingRow.Place
  }

  /// The row that holds an occurrence; the same rows come first for many spans, and to split a row takes
  /// ten times as long as to compare it.
  private func readRow(at occurrence: Occurrence) throws -> ReadRow {
    let key = RowPlace(row: occurrence.row, place: occurrence.place)
    if let known = readRows[key] { return known }
    let row = try index.row(occurrence.row)
    let read = ReadRow(
      text: WordedText(row.text(at: occurrence.place) ?? "", by: index.scanner),
      question: try foldedWords(of: row.question(before: occurrence.place))
    )
    if readRows.count >= Self.mostRead { readRows = [:] }
    readRows[key] = read
    return read
  }

  /// Some 40 MB of Alpaca's rows.
  private static let mostRead = 8192

  /// The folded words of a text, as the index splits it.
  func foldedWords(of text: String) throws -> [String] { index.scanner.words(of: text).map(\.text) }
}
