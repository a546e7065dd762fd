/// What a model knew of a fact before it was tuned, in the four categories of SliCK.
///
/// Gekhman et al. 2024; the rule stands in docs/method.md.
public enum KnowledgeCategory: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every greedy answer is right.
  case highlyKnown = "HighlyKnown"
  /// Some greedy answers are right.
  case maybeKnown = "MaybeKnown"
  /// No greedy answer is right, but a sampled one.
  case weaklyKnown = "WeaklyKnown"
  /// No answer is right.
  case unknown = "Unknown"

  /// Whether greedy decoding brings the fact out at least once.
  public var isKnown: Bool {
    switch self {
    case .highlyKnown, .maybeKnown: true
    case .weaklyKnown, .unknown: false
    }
  }
}
