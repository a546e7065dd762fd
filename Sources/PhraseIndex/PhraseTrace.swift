import Foundation
public import SpoorModel
public import Words

/// Where a phrase came from: what `spoor trace` answers.
public struct PhraseTrace: Sendable {
  /// A run of the phrase that stands in the dataset and is part of no longer one that does.
  public struct Match: Sendable {
    /// The run, as scalars of the phrase.
    public var range: ScalarRange
    /// The run's words as the phrase has them.
    public var text: String
    /// The number of words.
    public var wordCount: Int
    /// How often it starts in the dataset, in every row and field.
    public var occurrences: Int
    /// How often in each field.
    public var fields: [RowField: Int]
    /// The first rows that hold it, in the dataset's order, at most the asked number.
    public var rows: [EvidenceRow]
  }

  /// The phrase.
  public var query: WordedText
  /// How often the whole phrase stands in the dataset.
  public var occurrences: Int
  /// The maximal runs, longest first; the whole phrase alone where it stands there.
  public var matches: [Match]
}

extension PhraseIndex {
  /// Looks for a phrase, and for the longest parts of it where the whole does not occur.
  ///
  /// Case, width and typographic quotes do not matter.
  ///
  /// - Parameters:
  ///   - phrase: any text with a word in it.
  ///   - limit: how many rows to show a match.
  /// - Returns: how often the whole occurs, and its maximal runs, longest first.
  /// - Throws: ``SpoorError`` for a phrase without a word, and for a damaged index.
  public func trace(_ phrase: String, rows limit: Int) throws -> PhraseTrace {
    let query = WordedText(phrase, by: scanner)
    guard !query.words.isEmpty else {
      throw SpoorError(
        .usage,
        "the phrase \"\(phrase)\" holds no word",
        remedy: "Give at least one letter or digit; punctuation and emoji alone are not indexed."
      )
    }
    let ids = try identifiers(of: query.words.map(\.text))
    let longest = try longestMatches(of: ids)
    var matches: [PhraseTrace.Match] = []
    var reached = 0
    for (start, match) in longest.enumerated()
    where match.length > 0 && start + match.length > reached {
      reached = start + match.length
      matches.append(try self.match(start..<reached, ranks: match.ranks, in: query, rows: limit))
    }
    matches.sort { ($0.wordCount, $1.range.start) > ($1.wordCount, $0.range.start) }
    let whole = longest.first.map { $0.length == query.words.count ? $0.ranks.count : 0 } ?? 0
    return PhraseTrace(query: query, occurrences: whole, matches: matches)
  }

  private func match(
    _ words: Range<Int>,
    ranks: Range<Int>,
    in query: WordedText,
    rows limit: Int
  ) throws -> PhraseTrace.Match {
    let found = try ranks.map { try occurrence(rank: $0, length: words.count) }
    let scalars = query.scalars(words)
    return PhraseTrace.Match(
      range: ScalarRange(scalars.lowerBound, scalars.upperBound),
      text: query.surface(words),
      wordCount: words.count,
      occurrences: found.count,
      fields: found.reduce(into: [:]) { $0[$1.field, default: 0] += 1 },
      rows: try found.sorted { ($0.row, $0.words.lowerBound) < ($1.row, $1.words.lowerBound) }
        .prefix(limit).map { try evidence(for: $0, score: 1) }
    )
  }

  /// The words of an occurrence as the row has them, with their place in the field.
  ///
  /// - Throws: ``SpoorError`` where the row does not hold that many words: the index is damaged.
  public func evidence(for occurrence: Occurrence, score: Double) throws -> EvidenceRow {
    let row = try row(at: occurrence.row)
    let text = WordedText(row.text(at: TrainingRow.Place(occurrence.field)) ?? "", by: scanner)
    guard !occurrence.words.isEmpty, text.words.indices.contains(occurrence.words.lowerBound),
      occurrence.words.upperBound <= text.words.count
    else {
      throw SpoorError.damagedIndex(
        at: folder,
        "row \(row.id) has other words than it was indexed with"
      )
    }
    let scalars = text.scalars(occurrence.words)
    let match = TraceRow(
      rowID: row.id,
      place: TrainingRow.Place(occurrence.field),
      matched: text.surface(occurrence.words),
      range: ScalarRange(scalars.lowerBound, scalars.upperBound),
      score: score
    )
    return EvidenceRow(row: match, quoting: row)
  }
}
