/// What a detector's evidence says of a span.
public enum Stance: String, Hashable, Sendable, Codable, CaseIterable {
  /// The evidence says the same.
  case supported
  /// The evidence says something else in its place.
  case contradicted
  /// The evidence is about the same subject and is silent.
  case notMentioned = "not_mentioned"
}

/// The evidence that one detector has for or against a span.
public struct DetectorEvidence: Hashable, Sendable, Codable {
  /// The detector's name, as in ``Span/detectors``.
  public var detector: String
  /// What the evidence says.
  public var stance: Stance
  /// The sentence that says so, as its source has it; `nil` where nothing is said.
  public var text: String?
  /// Where the sentence stands: a prompt's id, a training row's id, a model's name.
  public var source: String?

  /// Creates evidence.
  public init(detector: String, stance: Stance, text: String? = nil, source: String? = nil) {
    self.detector = detector
    self.stance = stance
    self.text = text
    self.source = source
  }
}
