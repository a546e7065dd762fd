/// The detectors, by the names that stand in spans.jsonl, audit.yaml and weights.
public enum Detector: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// The prompt's reference texts say so, or otherwise, or nothing.
  case reference
  /// The model that wrote the response hesitated.
  case uncertainty
  /// The base model's own answer to the prompt says so, or otherwise.
  case disagreement
  /// The model's other answers to the prompt say so, or do not.
  case consistency
  /// Another program, or a person, marked it.
  case imported
  /// A judge model holds it to be wrong.
  case judge
  /// A training row about the same subject says so, or otherwise.
  case dataset

  /// Those whose marks no weights are fitted on: each mark brings its own probability.
  static let marking: Set<Detector> = [.imported, .judge]

  /// What a detector is good for.
  enum Role {
    /// It can doubt a span by itself.
    case leading
    /// It only adds to what others say.
    case supporting
  }

  /// What the base model says, and what the dataset says, is often as false as what is judged.
  var role: Role {
    switch self {
    case .reference, .uncertainty, .consistency, .imported, .judge: .leading
    case .disagreement, .dataset: .supporting
    }
  }

  /// Orders as ``allCases``.
  public static func < (one: Detector, other: Detector) -> Bool { one.order < other.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
