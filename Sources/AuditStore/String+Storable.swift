extension String {
  /// The text as the store holds it: U+0000, where SQLite's text ends, is shown as `␀` (U+2400).
  ///
  /// Offsets in Unicode scalars stay right, since one scalar takes the place of one.
  var storable: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 }))
  }
}
