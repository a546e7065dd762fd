import Alignments
import Foundation
public import SpoorModel
import SuffixArrays
import Words

/// A row that nearly repeats a part of a text: borrowed words with some of them swapped.
public struct NearMatch: Sendable {
  /// A difference between the text and the row.
  public struct Edit: Sendable {
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
  /// - Complexity: O(seeds) to find the rows worth aligning, then at most 64 narrow alignments a shard.
  public func nearMatches(of query: IndexedText, _ scope: TraceScope) throws -> [NearMatch] {
    let found = try checked { try aligned(query, in: scope.field) }
    return try found.filter { $0.alignment.identity < 1 }.prefix(scope.rows).map {
      try nearMatch($0.alignment, shard: $0.shard, of: query)
    }
  }

  /// The alignments of all shards, the highest score first, ties in the order that one shard of all rows
  /// has: by field, then by row.
  func aligned(
    _ query: IndexedText,
    in field: RowField?
  ) throws -> [(shard: Int, alignment: WordAlignment)] {
    let runs = try seedRuns(of: query)
    let found = try shards.indices.flatMap { number in
      try aligned(query, shard: number, at: runs[number], in: field).map { (number, $0) }
    }
    let fields = found.map { number, alignment in
      FieldNumbers.number(of: shards[number].segments.field(of: alignment.text))
    }
    let order = found.indices.sorted {
      (found[$1].1.score, fields[$0], $0) < (found[$0].1.score, fields[$1], $1)
    }
    return order.map { found[$0] }
  }

  private func aligned(
    _ query: IndexedText,
    shard number: Int,
    at runs: [Range<Int>],
    in field: RowField?
  ) throws -> [WordAlignment] {
    let shard = shards[number]
    let ids = query.ids[number]
    let isLong = Self.isLong(query)
    let seeds = try seeds(of: query, at: runs, shard, field)
    let search = NearVerbatimSearch(limits: isLong ? .standard : .phrase(ofWords: ids.count))
    return shard.suffixes.withWords(in: 0..<shard.suffixes.count) { words in
      // A segment's end was checked when its seed was made.
      search.alignments(
        of: ids,
        seeds: seeds,
        text: { segment in
          let range = (try? shard.segments.words(of: segment)) ?? 0..<0
          return UnsafeBufferPointer(rebasing: words[range])
        },
        surprisal: surprisal(of: query, shard: number)
      )
    }
  }

  /// −ln of the share of the dataset's words, all shards together, that a word of the query has, by its id
  /// in one shard.
  func surprisal(of query: IndexedText, shard number: Int) -> (UInt32) -> Double {
    var counts: [UInt32: Int] = [:]
    for (word, id) in query.ids[number].enumerated() where counts[id] == nil {
      counts[id] = zip(shards, query.ids).reduce(0) { $0 + $1.0.vocabulary.count(of: $1.1[word]) }
    }
    let total = Double(max(1, manifest.words))
    return { id in -log(Double(max(1, counts[id] ?? 0)) / total) }
  }

  func nearMatch(
    _ alignment: WordAlignment,
    shard: Int,
    of query: IndexedText,
    in responseWords: Int? = nil
  ) throws -> NearMatch {
    let segment = try shards[shard].segments.segment(alignment.text)
    let occurrence = Occurrence(
      row: number(of: segment.row, inShard: shard),
      place: segment.place,
      words: alignment.place,
      shard: shard,
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
