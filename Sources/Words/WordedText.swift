/// A text with its words, and what stands between them.
///
/// Word indices count from 0; ranges of words are half-open.
public struct WordedText: Sendable {
  /// The text itself.
  public let text: String
  /// Its words in order.
  public let words: [Word]
  /// The text's UTF-8 bytes, which the words' byte ranges refer to.
  private let utf8: [UInt8]

  /// Splits `text` into words.
  ///
  /// - Complexity: O(n) in the text's bytes.
  public init(_ text: String, by scanner: WordScanner) {
    self.text = text
    utf8 = Array(text.utf8)
    words = scanner.words(of: text)
  }

  /// The words `range` as the text has them, with what stands between.
  public func surface(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : String(decoding: utf8[bytes(range)], as: UTF8.self)
  }

  /// The word at `index` as the text has it.
  public func surface(_ index: Int) -> String { surface(index..<index + 1) }

  /// The UTF-8 bytes from the first of the words to the end of the last; not for an empty range.
  public func bytes(_ range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].bytes.lowerBound..<words[range.upperBound - 1].bytes.upperBound
  }

  /// The Unicode scalars from the first of the words to the end of the last; not for an
  /// empty range.
  public func scalars(_ range: Range<Int>) -> Range<Int> {
    words[range.lowerBound].scalars.lowerBound..<words[range.upperBound - 1].scalars.upperBound
  }

  /// The words that meet a range of Unicode scalars.
  ///
  /// - Complexity: O(log n) in the text's words.
  public func words(meeting scalars: Range<Int>) -> Range<Int> {
    let start = firstWord { $0.scalars.upperBound > scalars.lowerBound }
    return start..<max(start, firstWord { $0.scalars.lowerBound >= scalars.upperBound })
  }

  /// The first word of which `isBeyond` holds; it holds of all after it.
  private func firstWord(where isBeyond: (Word) -> Bool) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(words[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// What stands between a word and the one before it; before the first, what the text begins with.
  public func gap(before index: Int) -> String {
    String(decoding: utf8[gapBytes(before: index)], as: UTF8.self)
  }

  private func gapBytes(before index: Int) -> Range<Int> {
    (index == 0 ? 0 : words[index - 1].bytes.upperBound)..<words[index].bytes.lowerBound
  }

  /// What stands after the last word.
  public var end: String {
    String(decoding: utf8[(words.last?.bytes.upperBound ?? 0)...], as: UTF8.self)
  }

  /// Whether a word follows the one before it with nothing but spaces between.
  public func isJoined(at index: Int) -> Bool {
    index > 0 && gap(before: index).allSatisfy { $0 == " " || $0 == "\u{a0}" }
  }

  /// Whether a word begins a sentence: nothing before it, or a full stop, a question or exclamation
  /// mark, a colon, a line break or the number of a list's item.
  public func startsSentence(at index: Int) -> Bool {
    index == 0 || endsSentence(before: index, at: ".!?:。！？：।؟") || numbersItem(index - 1)
  }

  /// Whether the word at `index` is the number of a list's item, at a line's beginning.
  ///
  /// So it is written: "2. Preheat", "2) Preheat".
  public func numbersItem(_ index: Int) -> Bool {
    guard isOrdinal(index), index + 1 < words.count,
      index == 0 || gap(before: index).contains(where: \.isNewline)
    else { return false }
    let after = gap(before: index + 1)
    return after.hasPrefix(". ") || after.hasPrefix(") ")
  }

  /// Whether what stands before a word ends a sentence by one of some marks, or by a line break.
  ///
  /// A full stop after a number of one or two digits ends none ("13. August", "2. Preheat"), nor one
  /// after an initial or a title ("J. Smith", "Dr. Smith", "the U.S. rate").
  public func endsSentence(before index: Int, at marks: String = ".!?。！？।؟") -> Bool {
    guard mayEndSentence(before: index, at: marks) else { return false }
    let gap = gap(before: index)
    guard gap.contains(where: { $0.isNewline || marks.contains($0) }) else { return false }
    guard index > 0, gap.hasPrefix(". ") else { return true }
    return !isOrdinal(index - 1) && !isAbbreviated(before: index)
  }

  /// Whether a mark, a line break or a character beyond ASCII stands before a word: most gaps are a
  /// space, and tracing asks of each word many times.
  private func mayEndSentence(before index: Int, at marks: String) -> Bool {
    utf8[gapBytes(before: index)].contains { byte in
      byte != Self.space
        && (byte >= 0x80 || Self.breaks.contains(byte) || marks.utf8.contains(byte))
    }
  }

  private static let space = UInt8(ascii: " ")
  /// From line feed to carriage return.
  private static let breaks: ClosedRange<UInt8> = 0x0A...0x0D

  /// Whether nothing but the full stop of an initial or a title stands before a word.
  public func isAbbreviated(before index: Int) -> Bool {
    guard index > 0, gap(before: index) == ". " else { return false }
    let word = surface(index - 1)
    guard word.first?.isUppercase ?? false else { return false }
    if Self.titles.contains(words[index - 1].text) { return true }
    let letters = word.split(separator: ".", omittingEmptySubsequences: false)
    guard letters.allSatisfy({ $0.count == 1 && $0.allSatisfy(\.isUppercase) }) else {
      return false
    }
    // An initial stands before a name; "U.S." may end a sentence, which a capital follows.
    return letters.count == 1 || surface(index).first?.isLowercase ?? false
  }

  /// What is written before a name, cut short, in the languages that end it with a full stop.
  private static let titles: Set<String> = [
    "dr", "mr", "mrs", "ms", "prof", "st", "sr", "sra", "hr", "fr", "dott", "ing",
  ]

  private static let longestOrdinal = 2

  private func isOrdinal(_ index: Int) -> Bool {
    let word = words[index].text
    return word.count <= Self.longestOrdinal && word.allSatisfy(\.isNumber)
  }

  /// The words, folded, of a range.
  public func folded(_ range: Range<Int>) -> [String] { words[range].map(\.text) }
}
