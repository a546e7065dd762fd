/// On how much of a model's responses one detector had evidence.
public struct DetectorReach: Codable, Hashable, Sendable {
  /// Responses with at least one such span.
  public var responses: Int
  /// Spans, doubted or cleared.
  public var spans: Int

  /// Creates the counts.
  public init(responses: Int, spans: Int) {
    self.responses = responses
    self.spans = spans
  }
}
