import SpoorModel
import Words

/// The sentences of a text, as ranges of its words.
///
/// A sentence ends at a full stop, a question or exclamation mark, or a line break. An abbreviation
/// ends one too, but an initial or a title before a name; what follows is then taken for a sentence
/// without a subject of its own.
struct Sentences: Sendable {
  let ranges: [Range<Int>]

  /// - Complexity: O(n) in the text's words.
  init(of text: WordedText) {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in text.words.indices.dropFirst() where text.endsSentence(before: index) {
      ranges.append(start..<index)
      start = index
    }
    if start < text.words.count { ranges.append(start..<text.words.count) }
    self.ranges = ranges
  }

  /// The sentence that holds a word.
  ///
  /// - Complexity: O(log n) in the number of sentences.
  func sentence(holding word: Int) -> Range<Int>? {
    let index = ranges.partitioningIndex { $0.upperBound > word }
    return index < ranges.count ? ranges[index] : nil
  }

  /// A sentence as the text has it, with the mark that ends it.
  static func surface(_ words: Range<Int>, of text: WordedText) -> String {
    let next = words.upperBound
    let after = next < text.words.count ? text.gap(before: next) : text.end
    return text.surface(words) + after.prefix { !$0.isWhitespace }
  }
}
