import Foundation

/// Writes `words.u32`, one segment (such as a field of a row) after another.
public final class SegmentWriter {
  /// The id that ends every segment; no match crosses it.
  public static let separator: UInt32 = 0

  /// The number of words written so far, separators included: where the next segment starts.
  public private(set) var count = 0
  private var largest: UInt32 = 0
  private let writer: PayloadWriter

  /// Creates the words file, or empties it.
  /// - Throws: ``SuffixFileError`` of cause `writeFailed`.
  public init(creating files: SuffixArrayFiles) throws(SuffixFileError) {
    writer = try PayloadWriter(creating: files.words.path)
  }

  /// Adds a segment and the separator behind it, and returns where the segment starts, in words.
  ///
  /// `words` must hold no separator, and all segments together at most ``SuffixArray/maximumCount``
  /// words with their separators.
  @discardableResult
  public func append(_ words: [UInt32]) throws(SuffixFileError) -> Int {
    precondition(!words.contains(Self.separator), "a separator inside a segment")
    precondition(words.count < SuffixArray.maximumCount - count, "too many words for one array")
    try writer.append(words)
    try writer.append([Self.separator])
    largest = words.reduce(largest, max)
    defer { count += words.count + 1 }
    return count
  }

  /// Adds whole segments at once, each with its separator behind it.
  ///
  /// Nothing, or words that end in a separator; all together at most ``SuffixArray/maximumCount``.
  public func append(segments: UnsafeBufferPointer<UInt32>) throws(SuffixFileError) {
    precondition(segments.last ?? Self.separator == Self.separator, "a segment without its end")
    precondition(segments.count <= SuffixArray.maximumCount - count, "too many words for one array")
    try writer.append(segments)
    largest = segments.reduce(largest, max)
    count += segments.count
  }

  /// Makes the file whole; `vocabulary` is the largest id that the text may hold, below 2³¹.
  public func finish(vocabulary: Int) throws(SuffixFileError) {
    precondition(vocabulary >= largest, "word \(largest) is above the vocabulary of \(vocabulary)")
    precondition(vocabulary <= FileHeader.largestWord, "a vocabulary of \(vocabulary)")
    try writer.append([UInt32](repeating: Self.separator, count: FileHeader.wordsBehindText))
    let checksum = try writer.finishPayload()
    let header = FileHeader(
      kind: .words,
      vocabulary: UInt32(vocabulary),
      count: count,
      payloadChecksum: checksum,
      wordsChecksum: checksum
    )
    try writer.finish(with: header)
  }
}
