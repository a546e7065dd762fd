import PhraseIndex
import SpoorModel
import Words

extension Tracer {
  /// What comes nearest to a span that stands whole in no output.
  struct Nearest {
    /// An output that repeats the span with some of its words swapped.
    var ofSpan: NearMatch?
    /// What a reader is shown: that, or an output that so repeats the sentence around the span.
    var shown: NearRow?
  }

  /// The output that comes nearest to repeating the span; failing that, the sentence that states it,
  /// which a borrowed wording with another value in it looks like.
  func nearest(to query: SpanQuery) throws -> Nearest {
    guard !query.words.isEmpty else { return Nearest() }
    if let match = try nearest(to: query.words, in: query) {
      return Nearest(ofSpan: match.match, shown: match.row)
    }
    let sentence = query.sentence
    guard sentence != query.words else { return Nearest() }
    return Nearest(shown: try nearest(to: sentence, in: query)?.row)
  }

  private func nearest(
    to words: Range<Int>,
    in query: SpanQuery
  ) throws -> (match: NearMatch, row: NearRow)? {
    let text = query.subject.text
    let match = try index.nearest(
      to: index.indexed(text.surface(words)),
      ofResponse: text.words.count,
      in: .output
    )
    guard let match, match.expectedByChance < rule.chance else { return nil }
    return (match, NearRow(match, at: text.scalars(words).lowerBound))
  }
}

extension NearRow {
  /// A near match of a part of a response that begins at a scalar.
  fileprivate init(_ match: NearMatch, at start: Int) {
    let range = ScalarRange(start + match.range.start, start + match.range.end)
    self.init(
      rowID: match.row.row.rowID,
      field: match.row.row.field,
      text: match.text,
      range: range,
      matched: match.row.row.matched,
      identity: match.identity,
      expectedByChance: match.expectedByChance,
      swaps: match.edits.map { Swap(text: $0.text, rowText: $0.rowText) }
    )
  }
}
