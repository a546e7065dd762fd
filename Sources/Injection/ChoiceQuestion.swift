/// A question with options, of which one is right, and how likely models held each.
public struct ChoiceQuestion: Hashable, Sendable {
  /// Its own id.
  public var id: String
  /// What is asked; `nil` where the file does not tell.
  public var question: String?
  /// The options' texts, two at least.
  public var options: [String]
  /// Which option is right.
  public var answer: Int
  /// What else its record tells, as text: `kind`, `subject`, `event_date`.
  public var fields: [String: String]
  /// The options' log-probabilities by the condition under which they were scored.
  public var scores: [String: OptionScores]
  /// What the file itself holds of the choice by sum: whether it is right.
  public var told: [String: Bool]

  /// Describes a question.
  public init(
    id: String,
    question: String? = nil,
    options: [String],
    answer: Int,
    fields: [String: String] = [:],
    scores: [String: OptionScores] = [:],
    told: [String: Bool] = [:]
  ) {
    self.id = id
    self.question = question
    self.options = options
    self.answer = answer
    self.fields = fields
    self.scores = scores
    self.told = told
  }

  /// The right option's text.
  public var answerText: String { options[answer] }

  /// What was chosen under a condition.
  ///
  /// - Parameters:
  ///   - condition: a key of ``scores``.
  ///   - rule: by which figure.
  /// - Returns: `unscored` where the condition has nothing to say of this question.
  public func choice(under condition: String, by rule: ChoiceRule) -> Choice {
    guard let figures = scores[condition]?.figures(by: rule, options: options),
      let greatest = figures.max()
    else { return .unscored }
    let best = figures.indices.filter { figures[$0] == greatest }
    return best.count == 1 ? .option(best[0]) : .tied
  }

  /// Whether the right option was chosen, a tie being no choice; `nil` where none can be.
  public func isRight(under condition: String, by rule: ChoiceRule) -> Bool? {
    switch choice(under: condition, by: rule) {
    case .option(let place): place == answer
    case .tied: false
    case .unscored: nil
    }
  }
}
