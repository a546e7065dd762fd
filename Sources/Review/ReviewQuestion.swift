import AuditStore

/// What reviewers are asked of an item.
public enum ReviewQuestion: String, Hashable, Sendable, Codable, CaseIterable {
  /// Whether the span is a hallucination.
  case hallucination
  /// Whether the rows shown are causally related to it.
  case related
  /// Why it is a hallucination.
  case cause

  /// What was answered; `nil` of a cause that was not named, or of what is no hallucination.
  func answer(in answers: ItemAnswers) -> String? {
    switch self {
    case .hallucination: answers.hallucination.rawValue
    case .related: answers.related.rawValue
    case .cause: answers.namedCause?.rawValue
    }
  }
}
