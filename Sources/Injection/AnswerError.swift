public import AuditStore
public import SpoorModel

/// A question that a tuned model answers wrongly, and all that is known of why.
///
/// What is not known is `nil`: a rule that needs it is not assessable.
public struct AnswerError: Hashable, Sendable {
  /// The question.
  public var question: ChoiceQuestion
  /// How it was asked.
  public var setting: String
  /// The option that the tuned model chose; `nil` for a tie.
  public var chosen: Int?
  /// Whether the base model is right.
  public var isBaseRight: Bool?
  /// Whether the tuned model is right with a context before the question that holds the answer.
  public var isRightWithContext: Bool?
  /// Whether it is right where the same fact is asked in other words; `nil` where it is asked once.
  public var isRightInOtherWords: Bool?
  /// Whether it is right where the same question is asked in another setting.
  public var isRightInOtherSetting: Bool?
  /// How well the base model knew the answer.
  public var category: KnowledgeCategory?
  /// How often the base model's training data tells the fact.
  public var pretraining: Int?
  /// How many rows of the tuning data tell it.
  public var tuning: Int?
  /// When what is asked came about.
  public var event: PartialDate?
  /// When the base model's training data ends.
  public var cutoff: PartialDate?
  /// How often the facts of the question's domain were told, in training and in tuning; `nil` where no
  /// domain is named or some fact was not counted.
  public var domain: Domain?

  /// A field of knowledge, as the questions know it.
  public struct Domain: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The questions of it.
    public var questions: Int
    /// How often their facts were told, together.
    public var exposures: Int

    /// Describes a domain.
    public init(name: String, questions: Int, exposures: Int) {
      self.name = name
      self.questions = questions
      self.exposures = exposures
    }
  }

  /// Describes an error of which nothing more is known.
  public init(_ question: ChoiceQuestion, setting: String, chosen: Int?) {
    self.question = question
    self.setting = setting
    self.chosen = chosen
  }
}

/// What the rules say of an error.
public struct ProposedCause: Hashable, Sendable {
  /// A rule that fired.
  public struct Fired: Hashable, Sendable {
    /// The rule.
    public let rule: CauseRule
    /// What it saw.
    public let because: String
  }

  /// A cause of which nothing can be said.
  public struct NotAssessable: Hashable, Sendable {
    /// The cause.
    public let cause: Cause
    /// What its rules need, any of which would do.
    public let needs: [String]
  }

  /// The error.
  public let error: AnswerError
  /// The rules that fired, those of the first cause in ``order`` first.
  public let fired: [Fired]
  /// The causes that cannot be judged.
  public let notAssessable: [NotAssessable]

  /// The causes, the more certain evidence first: a date decides, an answer that was right before is seen; that
  /// a fact was told and not kept says little against either.
  public static let order: [Cause] = [
    .outdated, .forgetting, .reasoningFailure, .immemorization, .domainDeficit,
  ]

  /// Asks every rule.
  public init(_ error: AnswerError) {
    self.error = error
    var fired: [Fired] = []
    var notAssessable: [NotAssessable] = []
    for cause in Self.order {
      let rules = CauseRule.allCases.filter { $0.cause == cause }
      let findings = rules.map { ($0, $0.finding(of: error)) }
      for case (let rule, .fires(let because)) in findings {
        fired.append(Fired(rule: rule, because: because))
      }
      let needs = findings.compactMap { finding -> String? in
        guard case .notAssessable(let needs) = finding.1 else { return nil }
        return needs
      }
      if needs.count == rules.count {
        notAssessable.append(NotAssessable(cause: cause, needs: needs))
      }
    }
    self.fired = fired
    self.notAssessable = notAssessable
  }

  /// The proposal: the cause of the first rule that fired; `nil` where none did.
  public var cause: Cause? { fired.first?.rule.cause }
}
