import Foundation

extension String {
  /// The text as FTS5 gets it: U+0000, where SQLite's text ends, and the mark between turns are
  /// blanks.
  ///
  /// Neither is part of a word, so the words stay the same.
  var indexable: String {
    var text = self
    let isClean = text.withUTF8 { utf8 in
      guard let start = utf8.baseAddress else { return true }
      return memchr(start, 0, utf8.count) == nil
        && memchr(start, CInt(SpoorTokenizer.turnMarkByte), utf8.count) == nil
    }
    guard !isClean else { return self }
    let bytes = utf8.map { $0 == 0 || $0 == SpoorTokenizer.turnMarkByte ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
