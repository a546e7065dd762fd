import SpoorModel
import Words

extension AuditedAnswer {
  /// What an answer makes of a run of words.
  enum Standing {
    /// It does not say them.
    case absent
    /// It says them, and none of the places is doubted.
    case said
    /// It says them, and a doubted span meets one of the places.
    case doubted
  }

  /// What this answer makes of a run of folded words.
  ///
  /// - Complexity: O(n · k) for n words of the answer and k of the run.
  func standing(of run: [String]) -> Standing {
    let places = places(of: run)
    guard !places.isEmpty else { return .absent }
    let isDoubted = doubted.contains { span in
      places.contains { $0.overlaps(span.range) }
    }
    return isDoubted ? .doubted : .said
  }

  /// What this answer makes of another answer's span.
  func standing(of span: DoubtedSpan, in other: AuditedAnswer) -> Standing {
    let range = span.range
    // Whole words: a mark may begin within one.
    let words = other.text.words(meeting: range.start..<range.end).map { other.text.words[$0].text }
    guard words.isEmpty else { return standing(of: words) }
    // A span without words, such as a sign, has no run: its characters are looked for.
    if doubted.contains(where: { $0.text == span.text }) { return .doubted }
    return text.text.contains(span.text) ? .said : .absent
  }
}
