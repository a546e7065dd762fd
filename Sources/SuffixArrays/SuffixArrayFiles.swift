public import Foundation

/// The two files of a suffix array in a folder: `words.u32` and `suffixes.u32`.
///
/// Write the words with a ``SegmentWriter``, then call ``sortSuffixes()``, then open a
/// ``MappedSuffixArray``. Nothing is synchronised with the disk here; that is for whoever commits the
/// folder.
public struct SuffixArrayFiles: Hashable, Sendable {
  /// The words of the text, segment after segment.
  public let words: URL
  /// The starts of the sorted suffixes, and what finds a run of words among them.
  public let suffixes: URL

  /// Names the files in `folder`.
  public init(in folder: URL) {
    words = folder.appending(path: "words.u32")
    suffixes = folder.appending(path: "suffixes.u32")
  }

  /// Sorts the suffixes of the words file and writes `suffixes.u32`.
  ///
  /// Time O(words + vocabulary); memory at most some 5 bytes a word and 8 an id beside the 4 a word of the
  /// result, and the words themselves mapped.
  /// - Throws: ``SuffixFileError`` if the words cannot be read or the suffixes not written.
  public func sortSuffixes() throws(SuffixFileError) {
    let text = try MappedPayload(opening: words.path, as: .words)
    let bounds = try bucketBounds(of: text)
    let array = SuffixArray(of: text.entries)
    let writer = try PayloadWriter(creating: suffixes.path)
    try writer.append(array.positions)
    try writer.append(bounds)
    try writer.append(RankBlocks.numbers(of: array, in: text.base))
    let header = FileHeader(
      kind: .suffixes,
      vocabulary: text.header.vocabulary,
      count: text.header.count,
      payloadChecksum: try writer.finishPayload(),
      wordsChecksum: text.header.payloadChecksum
    )
    try writer.finish(with: header)
  }

  /// The first rank of every word id from 0 to the vocabulary, and the number of ranks.
  private func bucketBounds(of text: MappedPayload) throws(SuffixFileError) -> [UInt32] {
    let vocabulary = Int(text.header.vocabulary)
    var bounds = [UInt32](repeating: 0, count: vocabulary + 2)
    for word in text.entries {
      guard word <= vocabulary else { throw SuffixFileError(text.path, .damaged(.word)) }
      bounds[Int(word) + 1] += 1
    }
    for word in 1..<bounds.count { bounds[word] += bounds[word - 1] }
    return bounds
  }
}
