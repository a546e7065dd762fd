public import SpoorModel

/// Finds the questions that a tuned model answers wrongly, and what is known of each.
public struct ErrorSearch: Sendable {
  /// What is known beside the options' scores.
  public struct Knowledge: Sendable {
    /// Which condition is which arm; the tuned model's must be there.
    public var names: [InjectionArm: String]
    /// By which figure options are chosen.
    public var rule = ChoiceRule.sum
    /// When the base model's training data ends, where a record does not say it by `cutoff`.
    public var cutoff: PartialDate?
    /// The field that questions have in common which ask for one fact.
    public var factField: String?
    /// The field that names the domain of a question.
    public var domainField: String?
    /// What the base model knew of questions, by id.
    public var categories: [String: KnowledgeCategory] = [:]
    /// How many rows of the tuning data tell the fact of a question, by id.
    public var tuning: [String: Int] = [:]

    /// Knows the arms alone.
    public init(_ names: [InjectionArm: String]) { self.names = names }
  }

  private let questions: [ChoiceQuestion]
  private let knowledge: Knowledge
  private let settings: [String]
  private let facts: [String: [ChoiceQuestion]]
  private let domains: [String: AnswerError.Domain]

  /// Prepares to search.
  ///
  /// - Parameters:
  ///   - questions: all of them: other questions tell of other wordings, and of the domain.
  ///   - knowledge: what else is known.
  public init(_ questions: [ChoiceQuestion], _ knowledge: Knowledge) {
    self.questions = questions
    self.knowledge = knowledge
    settings = questions.settings(of: [knowledge.names[.tuned]].compactMap { $0 })
    facts =
      knowledge.factField.map { field in
        Dictionary(grouping: questions.filter { $0.fields[field] != nil }) {
          $0.fields[field] ?? ""
        }
      } ?? [:]
    domains = Self.domains(of: questions, knowledge)
  }

  /// The errors of the tuned model, setting by setting, in the questions' order.
  public var errors: [AnswerError] {
    settings.flatMap { setting in questions.compactMap { error(of: $0, in: setting) } }
  }

  /// Whether an arm is right; `nil` where it was not asked.
  private func isRight(
    _ arm: InjectionArm,
    _ question: ChoiceQuestion,
    in setting: String
  ) -> Bool? {
    guard let name = knowledge.names[arm] else { return nil }
    let condition = ConditionName(arm: name, setting: setting).text
    return question.isRight(under: condition, by: knowledge.rule)
  }

  private func error(of question: ChoiceQuestion, in setting: String) -> AnswerError? {
    guard isRight(.tuned, question, in: setting) == false, let name = knowledge.names[.tuned] else {
      return nil
    }
    let condition = ConditionName(arm: name, setting: setting).text
    var chosen: Int?
    if case .option(let place) = question.choice(under: condition, by: knowledge.rule) {
      chosen = place
    }
    var error = AnswerError(question, setting: setting, chosen: chosen)
    error.isBaseRight = isRight(.base, question, in: setting)
    error.isRightWithContext = withContext(question, in: setting)
    error.isRightInOtherWords = inOtherWords(question, in: setting)
    let others = settings.filter { $0 != setting }.compactMap { isRight(.tuned, question, in: $0) }
    error.isRightInOtherSetting = others.isEmpty ? nil : others.contains(true)
    error.category = knowledge.categories[question.id]
    error.pretraining = question.pretraining
    error.tuning = knowledge.tuning[question.id]
    error.event = question.fields["event_date"].flatMap(PartialDate.init)
    error.cutoff = question.fields["cutoff"].flatMap(PartialDate.init) ?? knowledge.cutoff
    if let field = knowledge.domainField, let domain = question.fields[field] {
      error.domain = domains[domain]
    }
    return error
  }

  /// Only a context that holds the answer tells whether the model can use it.
  private func withContext(_ question: ChoiceQuestion, in setting: String) -> Bool? {
    guard let context = question.fields["retrieved_text"],
      context.contains(question.answerText)
    else { return nil }
    return isRight(.tunedRetrieval, question, in: setting)
  }

  private func inOtherWords(_ question: ChoiceQuestion, in setting: String) -> Bool? {
    guard let field = knowledge.factField, let fact = question.fields[field] else { return nil }
    let others = (facts[fact] ?? []).filter { $0.id != question.id }
    let known = others.compactMap { isRight(.tuned, $0, in: setting) }
    return known.isEmpty ? nil : known.contains(true)
  }

  /// The domains of which every fact was counted, in training and in tuning.
  private static func domains(
    of questions: [ChoiceQuestion],
    _ knowledge: Knowledge
  ) -> [String: AnswerError.Domain] {
    guard let field = knowledge.domainField else { return [:] }
    var domains: [String: AnswerError.Domain] = [:]
    var uncounted: Set<String> = []
    for question in questions {
      guard let name = question.fields[field] else { continue }
      guard let before = question.pretraining, let after = knowledge.tuning[question.id] else {
        uncounted.insert(name)
        continue
      }
      var domain = domains[name] ?? AnswerError.Domain(name: name, questions: 0, exposures: 0)
      domain.questions += 1
      domain.exposures += before + after
      domains[name] = domain
    }
    return domains.filter { !uncounted.contains($0.key) }
  }
}

extension ChoiceQuestion {
  /// How often the base model's training data tells the fact, where the record says so.
  fileprivate var pretraining: Int? { fields["pretrain_exposures"].flatMap { Int($0) } }
}
