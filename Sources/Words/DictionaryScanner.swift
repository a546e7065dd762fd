import CICU

/// Finds the words of texts as a reader of their language takes them: Chinese, Japanese, Thai, Lao, Khmer
/// and Burmese cut with ICU's dictionaries, Korean at its spaces.
///
/// Such a word depends on what stands around it, and on the release of ICU: it serves to widen a marked
/// range, never to find or count words (``WordScanner`` does). A scanner holds one text at a time: make
/// one for each task.
public final class DictionaryScanner {
  private let breaker: OpaquePointer

  /// Opens ICU's word boundaries.
  public init() throws(WordsError) {
    var status: Int32 = 0
    guard let breaker = cicu_breaker_open_words(&status) else {
      throw .dictionary(reason: WordsError.reason(of: status))
    }
    self.breaker = breaker
  }

  deinit { cicu_breaker_close(breaker) }

  /// Where words of `utf8` end, and what stands between them, in bytes, ascending.
  ///
  /// The last is the text's end; there is none for no bytes.
  ///
  /// - Complexity: O(n) in the text's length.
  public func ends(in utf8: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard let base = utf8.baseAddress, !utf8.isEmpty else { return [] }
    let status = cicu_breaker_set(breaker, base, Int64(utf8.count))
    precondition(status <= 0, "ICU: \(WordsError.reason(of: status))")
    var ends: [Int] = []
    while case let end = Int(cicu_breaker_next(breaker)), end >= 0 { ends.append(end) }
    return ends
  }
}
