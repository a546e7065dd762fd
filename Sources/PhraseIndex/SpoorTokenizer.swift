import GRDB
import GRDBSQLite
import Words

/// FTS5's words are Spoor's words: the same scanner feeds full-text search and suffix array, so
/// both find the same phrases.
final class SpoorTokenizer: FTS5CustomTokenizer {
  static let name = "spoor_words"

  /// Stands between two turns of one field, U+001E: a token of its own, so that no phrase spans them.
  static let turnMark = "\u{1e}"
  static let turnMarkByte: UInt8 = 0x1e

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
      var status = SQLITE_OK
      var turn = 0
      while true {
        let end = text[turn...].firstIndex(of: Self.turnMarkByte) ?? text.count
        scan(text, in: turn..<end, context, tokenCallback, &status)
        guard status == SQLITE_OK, end < text.count else { return status }
        var mark = CChar(bitPattern: Self.turnMarkByte)
        status = tokenCallback(context, 0, &mark, 1, CInt(end), CInt(end + 1))
        guard status == SQLITE_OK else { return status }
        turn = end + 1
      }
    }
  }

  private func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    in turn: Range<Int>,
    _ context: UnsafeMutableRawPointer?,
    _ tokenCallback: FTS5TokenCallback,
    _ status: inout CInt
  ) {
    scanner.scan(UnsafeBufferPointer(rebasing: text[turn])) { folded, bytes in
      guard status == SQLITE_OK else { return }
      folded.withMemoryRebound(to: CChar.self) { word in
        status = tokenCallback(
          context,
          0,
          word.baseAddress,
          CInt(word.count),
          CInt(turn.lowerBound + bytes.lowerBound),
          CInt(turn.lowerBound + bytes.upperBound)
        )
      }
    }
  }
}
