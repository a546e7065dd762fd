/// Whose spans are judged: the prediction, or one of the answers that need no knowledge.
public enum SpanScorer: String, Hashable, Sendable, Codable, CaseIterable {
  /// The prediction.
  case predicted
  /// The whole of every response.
  case markAll = "mark_all"
  /// Nothing.
  case markNone = "mark_none"
  /// Everything that states a value, true or false.
  case anyValue = "any_value"
}
