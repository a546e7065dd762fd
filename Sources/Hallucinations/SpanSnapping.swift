public import SpoorModel
public import Words

/// The words of one text, to which marked ranges are widened: annotators and tokenizers cut words.
///
/// ```swift
/// let snapping = SpanSnapping(of: text, by: try DictionaryScanner())
/// snapping.snapped(ScalarRange(4, 6))  // of "in Kyoto now": "Kyoto"
/// ```
///
/// Words are those of ``/Words/WordScanner``; where they stand side by side without anything between
/// (Chinese, Japanese, Thai, Lao, Khmer, Burmese, a Korean word's syllables), those of ICU's own
/// segmentation, which knows a dictionary. Boundaries never part what the eye takes for one character.
public struct SpanSnapping: Sendable {
  /// In order, never overlapping.
  private let words: [ScalarRange]

  /// Finds the words of a text.
  ///
  /// - Complexity: O(n) in the text's length.
  public init(of text: WordedText, by scanner: DictionaryScanner) {
    words = text.readerWords(by: scanner).map { ScalarRange($0.lowerBound, $0.upperBound) }
  }

  /// The range from the first to the last word that `range` touches, so without white space and
  /// punctuation at its ends; `nil` where it touches no word.
  ///
  /// - Complexity: O(log n) in the number of words.
  public func snapped(_ range: ScalarRange) -> ScalarRange? {
    let first = words.partitioningIndex { $0.end > range.start }
    let end = words.partitioningIndex { $0.start >= range.end }
    guard range.count > 0, first < end else { return nil }
    return ScalarRange(words[first].start, words[end - 1].end)
  }

  /// Ranges in order, those that overlap or follow each other without anything between put together.
  ///
  /// - Complexity: O(k log k) for k ranges.
  public static func merged(_ ranges: [ScalarRange]) -> [ScalarRange] {
    ranges.sorted().reduce(into: []) { merged, range in
      guard let last = merged.last, range.start <= last.end else {
        merged.append(range)
        return
      }
      merged[merged.count - 1] = ScalarRange(last.start, max(last.end, range.end))
    }
  }
}
