/// What a stored span is for.
public enum SpanRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// A detector holds it to be a hallucination; it becomes a review item.
  case flagged
  /// It stands in the dataset and nobody doubts it.
  case passage
  /// A rate is shown beside it.
  case control
}
