import AuditStore

extension Answer {
  /// The answer where it is one.
  var isYes: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .unsure: nil
    }
  }
}

extension ItemAnswers {
  /// Whether the rows caused the hallucination; `nil` unless it is held to be one, and related or not.
  var isCaused: Bool? { hallucination == .yes ? related.isYes : nil }

  /// The same with whatever is `unsure` told so that a rate becomes least.
  ///
  /// What may be no hallucination counts where the rows are not related, or may not be.
  var isCausedAtLeast: Bool? {
    switch (hallucination, related) {
    case (.no, _), (.unsure, .yes): nil
    case (.yes, .yes): true
    case (.yes, _), (.unsure, _): false
    }
  }

  /// The same with whatever is `unsure` told so that a rate becomes greatest.
  var isCausedAtMost: Bool? {
    switch (hallucination, related) {
    case (.no, _), (.unsure, .no): nil
    case (.yes, .no): false
    case (.yes, _), (.unsure, _): true
    }
  }
}
