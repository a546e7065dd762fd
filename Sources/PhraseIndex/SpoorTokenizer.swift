import GRDB
import GRDBSQLite
import Words

/// FTS5's words are Spoor's words: the same scanner feeds full-text search and suffix array, so
/// both find the same phrases.
final class SpoorTokenizer: FTS5CustomTokenizer {
  static let name = "spoor_words"

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
      var status = SQLITE_OK
      scanner.scan(UnsafeBufferPointer(start: start, count: Int(nText))) { folded, bytes in
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
}
