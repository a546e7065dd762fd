import SpoorModel

extension String {
  /// The text as the index holds it: U+0000, where SQLite's text ends, is shown as `␀` (U+2400).
  ///
  /// Offsets in Unicode scalars stay right, since one scalar takes the place of one; neither is a
  /// word.
  var storable: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{2400}" : $0 }))
  }
}

extension TrainingRow {
  /// The row as the index holds it.
  var storable: TrainingRow {
    TrainingRow(
      id: id,
      position: position,
      parts: parts.map { Part($0.field, $0.text.storable) }
    )
  }

  /// The first text of a field; empty where there is none.
  subscript(field: RowField) -> String { text(at: Place(field)) ?? "" }
}
