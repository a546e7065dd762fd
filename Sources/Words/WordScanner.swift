import CICU

/// Finds the words of texts: their boundaries, and what they fold to.
///
/// Boundaries are those of UAX #29, but every cluster of Han, Hiragana, Katakana, Hangul, Thai, Lao,
/// Khmer and Myanmar is a word of its own, so that **no word depends on what stands around it**:
/// the words of a part of a text, cut at boundaries, are that part of the text's words.
///
/// ```swift
/// let scanner = try WordScanner()
/// scanner.words(of: "Don’t panic").map(\.text)  // ["don't", "panic"]
/// ```
///
/// Complexity: O(n) in the text's length. A scanner holds one text at a time: make one for each task,
/// and do not call it from within a scan of its own.
public final class WordScanner {
  private let breaker: OpaquePointer
  private let fold: FoldedWord
  private let kinds = ASCIIKinds()

  /// ICU counts in 32 bits, and one byte can fold to 6 UTF-16 units (U+FDFA: 3 bytes, 18 units).
  private static let longestStretch = 1 << 28

  /// Opens ICU's break rules and fold.
  public init() throws(WordsError) {
    fold = try FoldedWord()
    var status: Int32 = 0
    var line: Int32 = 0
    guard let breaker = cicu_breaker_open(wordBreakRules, &status, &line) else {
      throw .breakRules(reason: WordsError.reason(of: status), line: Int(line))
    }
    self.breaker = breaker
  }

  deinit { cicu_breaker_close(breaker) }

  /// The words of a text, in the order in which they stand.
  public func words(of text: String) -> [Word] {
    var text = text
    return text.withUTF8 { utf8 in
      var words: [Word] = []
      var offsets = ScalarOffsets(utf8)
      scan(utf8) { folded, bytes in
        let text = String(decoding: folded, as: UTF8.self)
        words.append(Word(text: text, bytes: bytes, scalars: offsets.scalars(of: bytes)))
      }
      return words
    }
  }

  /// Calls `body` with each word of a text: its fold in UTF-8, and its bytes in the text.
  ///
  /// The folded buffer is valid only inside the call. Ill-formed UTF-8 counts as U+FFFD, which is
  /// no word. A stretch of 256 MiB without ASCII white space may be cut.
  public func scan(
    _ utf8: UnsafeBufferPointer<UInt8>,
    _ body: (_ folded: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) throws -> Void
  ) rethrows {
    var start = 0
    while start < utf8.count {
      switch ASCIISegment.starting(at: start, in: utf8, kinds: kinds.table) {
      case .gap(let end): start = end
      case .word(let end):
        try body(fold.ascii(UnsafeBufferPointer(rebasing: utf8[start..<end])), start..<end)
        start = end
      case .foreign:
        let end = stretchEnd(from: start, in: utf8)
        try scanWithICU(utf8, in: start..<end, body)
        start = end
      }
    }
  }

  /// As ``scan(_:_:)``, without the ASCII path: slow, and what the fast path is tested against.
  func scanWithICU(
    _ utf8: UnsafeBufferPointer<UInt8>,
    in stretch: Range<Int>,
    _ body: (_ folded: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) throws -> Void
  ) rethrows {
    try segments(of: utf8, in: stretch) { segment in
      guard let folded = fold.unicode(UnsafeBufferPointer(rebasing: utf8[segment])) else { return }
      try body(folded, segment)
    }
  }

  /// Calls `body` with each segment of a stretch, words and others, as ICU cuts it.
  func segments(
    of utf8: UnsafeBufferPointer<UInt8>,
    in stretch: Range<Int>,
    _ body: (_ segment: Range<Int>) throws -> Void
  ) rethrows {
    let bytes = UnsafeBufferPointer(rebasing: utf8[stretch])
    let status = cicu_breaker_set(breaker, bytes.baseAddress, Int64(bytes.count))
    precondition(status <= 0, "ICU: \(WordsError.reason(of: status))")
    var start = stretch.lowerBound
    while case let end = Int(cicu_breaker_next(breaker)), end >= 0 {
      try body(start..<stretch.lowerBound + end)
      start = stretch.lowerBound + end
    }
  }

  /// Where ICU may stop: at ASCII white space, which always parts two segments.
  private func stretchEnd(from start: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Int {
    let limit = min(utf8.count, start + Self.longestStretch)
    var end = start
    while end < limit && kinds.table[Int(utf8[end])] != .white { end += 1 }
    return end
  }
}
