import Alignments
public import SpoorModel
import SuffixArrays

extension PhraseIndex {
  /// The row that comes nearest to repeating the whole of a text; `nil` where none has enough of its
  /// words (``Alignments/NearLimits``), or where a row repeats it exactly.
  ///
  /// Unlike ``nearMatches(of:_:)`` it accounts for every word of the text: a word swapped at its end is
  /// an edit.
  ///
  /// - Parameters:
  ///   - query: a span or a sentence.
  ///   - responseWords: the number of words of the response that it was taken from, for what chance would
  ///     bring.
  ///   - field: only texts of this field count.
  /// - Returns: the row with every difference.
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: as ``nearMatches(of:_:)``.
  public func nearest(
    to query: IndexedText,
    ofResponse responseWords: Int,
    in field: RowField?
  ) throws -> NearMatch? {
    var best: LocatedAlignment?
    let limits = NearLimits.phrase(ofWords: query.count)
    for local in try checked({ try aligned(query, in: field) }) {
      let whole = try checked { try covering(local, of: query) }
      guard whole.alignment.identity >= limits.identity else { continue }
      if whole.alignment.score > best?.alignment.score ?? -.infinity { best = whole }
    }
    guard let best, best.alignment.identity < 1 else { return nil }
    return try nearMatch(best, of: query, in: responseWords)
  }

  /// An alignment made to cover the whole query.
  private func covering(
    _ found: LocatedAlignment,
    of query: IndexedText
  ) throws -> LocatedAlignment {
    let shard = shards[found.shard]
    let ids = query.ids[found.shard]
    let segment = try shard.segments.words(of: found.segment)
    var whole = found
    whole.alignment = shard.suffixes.withWords(in: segment) { words in
      found.alignment.covering(ids, in: words, surprisal: surprisal(of: query, by: ids))
    }
    return whole
  }
}
