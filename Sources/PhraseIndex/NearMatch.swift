import Alignments
import Foundation
public import SpoorModel
import SuffixArrays
import Words

/// A row that nearly repeats a part of a text: borrowed words with some of them swapped.
public struct NearMatch: Sendable {
  /// A difference between the text and the row.
  public struct Edit: Hashable, Sendable, Codable {
    /// The text's words here, as scalars of the text; empty where the row has words that it lacks.
    public var range: ScalarRange
    /// The text's words here.
    public var text: String
    /// The row's words here; empty where the text has words that the row lacks.
    public var rowText: String
  }

  /// The part of the text, as scalars.
  public var range: ScalarRange
  /// The part's words as the text has them.
  public var text: String
  /// The row, and its words that are nearly repeated.
  public var row: EvidenceRow
  /// The words that both have, in order.
  public var equalWords: Int
  /// Equal words as a share of all columns of the alignment, 0 to 1.
  public var identity: Double
  /// The differences, in the text's order.
  public var edits: [Edit]
  /// How many alignments as good one would expect of words drawn by chance (docs/method.md).
  public var expectedByChance: Double
  /// The alignment's score in nats: rare words that are equal count most.
  public var score: Double
}

extension PhraseIndex {
  /// The rows that nearly repeat a part of a text, best first; exact copies are left out.
  ///
  /// - Complexity: O(seeds) to find the rows worth aligning, then at most 64 narrow alignments.
  public func nearMatches(of query: IndexedText, _ scope: TraceScope) throws -> [NearMatch] {
    let found = try checked { try aligned(query, in: scope.field) }
    return try found.filter { $0.alignment.identity < 1 }.prefix(scope.rows).map {
      try nearMatch($0, of: query)
    }
  }

  func nearMatch(
    _ found: LocatedAlignment,
    of query: IndexedText,
    in responseWords: Int? = nil
  ) throws -> NearMatch {
    let alignment = found.alignment
    let segment = try shards[found.shard].segments.segment(found.segment)
    let occurrence = Occurrence(
      row: number(of: segment.row, inShard: found.shard),
      place: segment.place,
      words: alignment.place,
      shard: found.shard,
      textStart: segment.words.lowerBound
    )
    let evidence = try evidence(for: occurrence, score: alignment.score)
    let rowText = WordedText(evidence.text, by: scanner)
    let chance = ExpectedByChance(
      responseWords: responseWords ?? query.count,
      datasetWords: manifest.words
    )
    return NearMatch(
      range: query.text.scalarRange(alignment.query),
      text: query.text.surface(alignment.query),
      row: evidence,
      equalWords: alignment.equalWords,
      identity: alignment.identity,
      edits: alignment.edits.map { edit in
        NearMatch.Edit(
          range: query.text.scalarRange(edit.query),
          text: query.text.surface(edit.query),
          rowText: rowText.surface(edit.place)
        )
      },
      expectedByChance: chance.count(of: alignment),
      score: alignment.score
    )
  }
}

extension WordedText {
  /// The scalars of a range of words; of an empty one, the place before the word at its start.
  fileprivate func scalarRange(_ range: Range<Int>) -> ScalarRange {
    guard range.isEmpty else {
      let scalars = scalars(range)
      return ScalarRange(scalars.lowerBound, scalars.upperBound)
    }
    let place =
      words.indices.contains(range.lowerBound)
      ? words[range.lowerBound].scalars.lowerBound : words.last?.scalars.upperBound ?? 0
    return ScalarRange(place, place)
  }
}
