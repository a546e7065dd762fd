/// What a line of Spoor's own JSON Lines is, and in which edition.
enum LineSchema: String, Codable, CaseIterable {
  /// A review item with room for a verdict.
  case item = "spoor.item/1"
  /// A drawn task, blind, with room for a verdict.
  case task = "spoor.task/1"
  /// A verdict.
  case verdict = "spoor.verdict/1"
  /// Two answers side by side with room for a verdict.
  case pair = "spoor.pair/1"
  /// A task on which experts differ with room for a decision.
  case adjudication = "spoor.adjudication/1"
}
