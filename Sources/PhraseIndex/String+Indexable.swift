extension String {
  /// The text as FTS5 gets it: U+0000, where SQLite's text ends, and the mark between turns are
  /// blanks.
  ///
  /// Neither is part of a word, so the words stay the same.
  var indexable: String {
    guard utf8.contains(where: { $0 == 0 || $0 == SpoorTokenizer.turnMarkByte }) else { return self }
    let bytes = utf8.map { $0 == 0 || $0 == SpoorTokenizer.turnMarkByte ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
