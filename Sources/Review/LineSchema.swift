/// What a line of Spoor's own JSON Lines is, and in which edition.
enum LineSchema: String, Codable, CaseIterable {
  /// A review item with room for a verdict.
  case item = "spoor.item/1"
  /// A verdict.
  case verdict = "spoor.verdict/1"
}
