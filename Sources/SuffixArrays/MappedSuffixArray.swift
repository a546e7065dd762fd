import Foundation

/// A text of integers on disk that answers where a run of them occurs.
///
/// Opening reads two headers only; queries touch the pages that they need. The files must not be
/// changed while they are open. Any number of threads may ask at once: the mapping is read-only.
public final class MappedSuffixArray: Sendable {
  /// The longest beginning of a query that occurs in the text.
  public struct Match: Hashable, Sendable {
    /// Its length in words; 0 if not even the query's first word occurs.
    public var length: Int
    /// The ranks of all suffixes that begin with it: one a place where it occurs.
    public var ranks: Range<Int>

    /// Creates a match.
    public init(length: Int, ranks: Range<Int>) {
      self.length = length
      self.ranks = ranks
    }

    /// The match of a query whose first word does not occur.
    public static let none = Match(length: 0, ranks: 0..<0)
  }

  /// The number of words, separators included.
  public let count: Int
  /// The largest word id.
  public let vocabulary: Int
  let words: MappedPayload
  let suffixes: MappedPayload

  /// Both files as pointers, valid while this object is.
  var view: SuffixView { SuffixView(words: words, suffixes: suffixes) }

  /// Maps both files and checks that they are whole, of this version, and belong together.
  ///
  /// The payloads are not read; see ``verify()``. O(1).
  public init(opening files: SuffixArrayFiles) throws(SuffixFileError) {
    words = try MappedPayload(opening: files.words.path, as: .words)
    suffixes = try MappedPayload(opening: files.suffixes.path, as: .suffixes)
    count = words.header.count
    vocabulary = Int(words.header.vocabulary)
    guard suffixes.header.wordsChecksum == words.header.payloadChecksum,
      suffixes.header.count == words.header.count,
      suffixes.header.vocabulary == words.header.vocabulary
    else { throw SuffixFileError(suffixes.path, .mismatched) }
  }

  /// Reads both files whole and compares them with their checksums; O(n), at memory or disk speed.
  public func verify() throws(SuffixFileError) {
    try words.verify()
    try suffixes.verify()
  }

  /// The word that stands at `position`, a place below ``count``; O(1).
  public func word(at position: Int) -> UInt32 {
    precondition(position >= 0 && position < count, "no word \(position) among \(count)")
    return words.base[position]
  }

  /// Where the suffix of a rank starts, in words; O(1).
  ///
  /// - Throws: ``SuffixFileError`` if the file is damaged there.
  public func position(ofRank rank: Int) throws(SuffixFileError) -> Int {
    precondition(rank >= 0 && rank < count, "no rank \(rank) among \(count)")
    let position = Int(suffixes.base[rank])
    guard position < count else { throw SuffixFileError(suffixes.path, .damaged(.suffix)) }
    return position
  }

  /// Calls `body` with the words of a stretch of the text, for loops; O(1) beside it.
  ///
  /// The buffer, which begins with the word at the stretch's start, is valid only inside the call.
  public func withWords<Result: ~Copyable, Failure: Error>(
    in stretch: Range<Int>,
    _ body: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(
      stretch.lowerBound >= 0 && stretch.upperBound <= count,
      "no words \(stretch) among \(count)"
    )
    return try body(UnsafeBufferPointer(rebasing: words.entries[stretch]))
  }

  /// Calls `body` with where the suffixes of some ranks start, in words, for loops; O(1) beside it.
  ///
  /// The buffer is valid only inside the call. In a damaged file that was not verified, a start can be as
  /// large as ``count`` or larger.
  public func withStarts<Result: ~Copyable, Failure: Error>(
    ofRanks ranks: Range<Int>,
    _ body: (UnsafeBufferPointer<UInt32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(
      ranks.lowerBound >= 0 && ranks.upperBound <= count,
      "no ranks \(ranks) among \(count)"
    )
    return try body(UnsafeBufferPointer(rebasing: suffixes.entries[ranks]))
  }

  /// The ranks of the suffixes that begin with `word`; empty for a separator or an unknown word.
  ///
  /// O(1).
  public func ranks(startingWith word: UInt32) throws(SuffixFileError) -> Range<Int> {
    guard word != SegmentWriter.separator && word <= vocabulary else { return 0..<0 }
    let bounds = suffixes.base + count
    let lower = Int(bounds[Int(word)])
    let upper = Int(bounds[Int(word) + 1])
    guard lower <= upper && upper <= count else {
      throw SuffixFileError(suffixes.path, .damaged(.bucket))
    }
    return lower..<upper
  }
}
