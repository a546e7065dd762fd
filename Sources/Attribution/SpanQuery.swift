import PhraseIndex
import SpoorModel
import Words

/// A span with all that its trace is computed from.
struct SpanQuery {
  let span: Span
  let subject: TraceSubject
  /// The response, ready to be looked for.
  let indexed: IndexedText
  /// The longest match from each word of the response.
  let longest: LongestMatches
  /// The span's words, as indices of the response's words.
  let words: Range<Int>
  /// The words of the sentences that hold the span.
  let sentence: Range<Int>
  /// The span's tokens.
  let tokens: [Int]

  init(span: Span, subject: TraceSubject, indexed: IndexedText, longest: LongestMatches) {
    self.span = span
    self.subject = subject
    self.indexed = indexed
    self.longest = longest
    words = subject.text.words(in: span.range)
    sentence = subject.text.sentences(holding: words)
    let bytes = words.isEmpty ? 0..<0 : subject.text.bytes(words)
    tokens = subject.generation.tokens(meeting: ByteRange(bytes.lowerBound, bytes.upperBound))
  }

  /// Whether the whole run stands anywhere in the dataset.
  var isWhole: Bool { !words.isEmpty && longest.length(at: words.lowerBound) >= words.count }

  /// Σ (ln p_tuned − ln p_base) over the span's tokens; `nil` when one of them is unknown or infinite.
  var lift: Double? {
    guard let divergence = subject.divergence, !tokens.isEmpty else { return nil }
    return tokens.reduce(0) { sum, token in
      guard let sum, let lift = divergence.lift(ofToken: token) else { return nil }
      return sum + lift
    }
  }

  /// The base model's rank of each of the span's tokens.
  var baseRanks: [RankBounds?] {
    guard let divergence = subject.divergence, !tokens.isEmpty else { return [nil] }
    return tokens.map { divergence.baseRank.known($0) }
  }
}

extension Array {
  /// The value of a token; `nil` where it is unknown, or the values end before it.
  fileprivate func known<Value>(_ token: Int) -> Value? where Element == Value? {
    indices.contains(token) ? self[token] : nil
  }
}

extension WordedText {
  /// The words that a range of Unicode scalars meets.
  ///
  /// - Complexity: O(log n) in the number of words.
  func words(in range: ScalarRange) -> Range<Int> {
    words(meeting: range.start..<range.end)
  }

  /// The words of the sentences that hold a run of words; the run itself where it is empty.
  fileprivate func sentences(holding run: Range<Int>) -> Range<Int> {
    guard !run.isEmpty else { return run }
    var (start, end) = (run.lowerBound, run.upperBound)
    while !isSentenceEnd(before: start) { start -= 1 }
    while !isSentenceEnd(before: end) { end += 1 }
    return start..<end
  }
}
