import Foundation
import GRDB
import GRDBSQLite
import Words

/// FTS5's words are Spoor's words: the same scanner feeds full-text search and suffix array, so
/// both find the same phrases.
final class SpoorTokenizer: FTS5CustomTokenizer {
  static let name = "spoor_words"

  /// Follows every word of a text that is to be indexed, U+001F: such a text is not text any more but
  /// its folded words, so that no text is split twice.
  static let wordEnd: UInt8 = 0x1f

  /// Stands between two turns of one field, U+001E: a word of its own, so that no phrase spans them.
  static let turnMark: UInt8 = 0x1e

  private let scanner: WordScanner

  init(db: Database, arguments: [String]) throws {
    scanner = try WordScanner()
  }

  func tokenize(
    context: UnsafeMutableRawPointer?,
    tokenization: FTS5Tokenization,
    pText: UnsafePointer<CChar>?,
    nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText else { return SQLITE_OK }
    return pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { start in
      let text = UnsafeBufferPointer(start: start, count: Int(nText))
      return tokenization.contains(.document)
        ? split(text, context, tokenCallback) : scan(text, context, tokenCallback)
    }
  }

  /// Gives FTS5 the words of a document, which are folded already.
  private func split(
    _ words: UnsafeBufferPointer<UInt8>,
    _ context: UnsafeMutableRawPointer?,
    _ tokenCallback: FTS5TokenCallback
  ) -> CInt {
    guard let base = words.baseAddress else { return SQLITE_OK }
    var start = 0
    while start < words.count {
      let rest = words.count - start
      let found = memchr(base + start, CInt(Self.wordEnd), rest).map { UnsafeRawPointer($0) }
      let end = found.map { $0 - UnsafeRawPointer(base) } ?? words.count
      let status = (base + start).withMemoryRebound(to: CChar.self, capacity: end - start) {
        tokenCallback(context, 0, $0, CInt(end - start), CInt(start), CInt(end))
      }
      guard status == SQLITE_OK else { return status }
      start = end + 1
    }
    return SQLITE_OK
  }

  /// Gives FTS5 the words of a query.
  private func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    _ context: UnsafeMutableRawPointer?,
    _ tokenCallback: FTS5TokenCallback
  ) -> CInt {
    var status = SQLITE_OK
    scanner.scan(text) { folded, bytes in
      guard status == SQLITE_OK else { return }
      folded.withMemoryRebound(to: CChar.self) { word in
        status = tokenCallback(
          context,
          0,
          word.baseAddress,
          CInt(word.count),
          CInt(bytes.lowerBound),
          CInt(bytes.upperBound)
        )
      }
    }
    return status
  }
}
