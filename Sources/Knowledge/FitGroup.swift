public import SpoorModel

/// Training examples whose fitting is followed apart.
public enum FitGroup: String, Hashable, Sendable, CaseIterable, Codable {
  /// All that are not Unknown.
  case known
  /// Every greedy answer of the base model is right.
  case highlyKnown = "highly_known"
  /// Some greedy answers are right.
  case maybeKnown = "maybe_known"
  /// Only sampled answers are right.
  case weaklyKnown = "weakly_known"
  /// No answer is right.
  case unknown

  /// The group of a category's examples alone.
  public init(_ category: KnowledgeCategory) {
    switch category {
    case .highlyKnown: self = .highlyKnown
    case .maybeKnown: self = .maybeKnown
    case .weaklyKnown: self = .weaklyKnown
    case .unknown: self = .unknown
    }
  }

  /// The groups whose examples together are those of ``known``.
  static let ofKnown: [FitGroup] = [.highlyKnown, .maybeKnown, .weaklyKnown]
}
