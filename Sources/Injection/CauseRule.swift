public import AuditStore
import SpoorModel

/// A rule by which a cause of an error is proposed.
///
/// Ovadia et al. (2312.05934, §2.3) name the causes (after Wang et al. 2023) and give no rule; these are ours.
public enum CauseRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// The event lies after the base model's cutoff.
  case eventAfterCutoff = "event_after_cutoff"
  /// The base model was right, and nothing says that it did not know the fact.
  case baseRight = "base_right"
  /// The model is right where the fact is asked in other words.
  case rightInOtherWords = "right_in_other_words"
  /// It is right where the question is asked in another setting.
  case rightInOtherSetting = "right_in_other_setting"
  /// It is wrong even with a context that holds the answer.
  case wrongWithContext = "wrong_with_context"
  /// The fact was told, and neither model has it (a base that never met it may have guessed it).
  case toldNotKept = "told_not_kept"
  /// Only some sampled answers of the base model had it.
  case weaklyKnown = "weakly_known"
  /// No fact of the question's domain was ever told.
  case domainNeverTold = "domain_never_told"

  /// What a rule says of an error.
  public enum Finding: Hashable, Sendable {
    /// It proposes its cause, because of what it saw.
    case fires(String)
    /// It does not.
    case isSilent
    /// What it would need is not known.
    case notAssessable(String)
  }

  /// The cause that it proposes.
  public var cause: Cause {
    switch self {
    case .eventAfterCutoff: .outdated
    case .baseRight: .forgetting
    case .rightInOtherWords, .rightInOtherSetting, .wrongWithContext: .reasoningFailure
    case .toldNotKept, .weaklyKnown: .immemorization
    case .domainNeverTold: .domainDeficit
    }
  }

  /// What it says of an error.
  public func finding(of error: AnswerError) -> Finding {
    switch self {
    case .eventAfterCutoff: Self.afterCutoff(error)
    case .baseRight: Self.baseRight(error)
    case .rightInOtherWords:
      Self.finding(
        error.isRightInOtherWords,
        because: "the tuned model is right where the fact is asked in other words",
        needs: "questions that ask for the fact in other words (--fact)"
      )
    case .rightInOtherSetting:
      Self.finding(
        error.isRightInOtherSetting,
        because: "the tuned model is right where the question is asked in another setting",
        needs: "scores of another setting"
      )
    case .wrongWithContext:
      Self.finding(
        error.isRightWithContext.map { !$0 },
        because: "the tuned model is wrong with the answer in its context",
        needs: "scores with a context that holds the answer (--tuned-rag, retrieved_text)"
      )
    case .toldNotKept: Self.toldNotKept(error)
    case .weaklyKnown: Self.weaklyKnown(error)
    case .domainNeverTold: Self.domainNeverTold(error)
    }
  }

  private static func finding(_ holds: Bool?, because: String, needs: String) -> Finding {
    holds.map { $0 ? .fires(because) : .isSilent } ?? .notAssessable(needs)
  }

  private static func afterCutoff(_ error: AnswerError) -> Finding {
    guard let event = error.event else { return .notAssessable("event_date") }
    guard let cutoff = error.cutoff else { return .notAssessable("the cutoff (--cutoff)") }
    return finding(
      event.isAfter(cutoff),
      because: "the event (\(event)) lies after the cutoff (\(cutoff))",
      needs: "an event_date as exact as the cutoff"
    )
  }

  /// Of a fact that the base never met it can have forgotten nothing: it guessed.
  private static func baseRight(_ error: AnswerError) -> Finding {
    guard error.pretraining != 0, error.category != .unknown else { return .isSilent }
    return finding(
      error.isBaseRight,
      because: "the base model is right",
      needs: "the base model's scores"
    )
  }

  private static func toldNotKept(_ error: AnswerError) -> Finding {
    let counts = [error.pretraining, error.tuning].compactMap { $0 }
    guard !counts.isEmpty else {
      return .notAssessable("how often the fact was told (pretrain_exposures, --exposures)")
    }
    guard let isBaseRight = error.isBaseRight else {
      return .notAssessable("the base model's scores")
    }
    let baseHasIt = isBaseRight && error.pretraining != 0 && error.category != .unknown
    guard counts.reduce(0, +) > 0, !baseHasIt else { return .isSilent }
    let before = error.pretraining.map { "\($0) \($0 == 1 ? "time" : "times") in training" }
    let after = error.tuning.map { "in \($0) \($0 == 1 ? "row" : "rows") of the tuning data" }
    let told = [before, after].compactMap { $0 }.joined(separator: ", ")
    let base = isBaseRight ? "the base model guessed it" : "both models are wrong"
    return .fires("the fact was told (\(told)), and \(base)")
  }

  private static func weaklyKnown(_ error: AnswerError) -> Finding {
    finding(
      error.category.map { $0 == .weaklyKnown },
      because: "the base model's answer was right only when sampled (WeaklyKnown)",
      needs: "the base model's knowledge (--knowledge)"
    )
  }

  private static func domainNeverTold(_ error: AnswerError) -> Finding {
    guard let domain = error.domain else {
      return .notAssessable(
        "the domain of each question, and how often each fact was told (--domain, pretrain_exposures, "
          + "--exposures)"
      )
    }
    guard domain.exposures == 0 else { return .isSilent }
    return .fires("none of the \(domain.questions) facts of \"\(domain.name)\" was ever told")
  }
}
