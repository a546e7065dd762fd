import Figures
public import SpoorModel
import Statistics

/// How many questions a model answers rightly under one condition, by one rule.
public struct ChoiceAccuracy: Hashable, Sendable {
  /// The condition.
  public let condition: String
  /// By which figure options are chosen.
  public let rule: ChoiceRule
  /// Right answers of the questions that were scored, with its score interval: questions are independent.
  public let right: Rate
  /// Questions in which several options have the greatest figure: they count as not right.
  public let tied: Int
  /// Questions of which an option, or what the rule divides by, is missing: they count nowhere.
  public let unscored: Int
  /// Questions in which the file holds another opinion of the choice by sum.
  public let disagreeing: Int
  /// Whether the accuracy is above guessing; `nil` without questions.
  public let test: KnowledgeTest?

  /// Counts choices.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - rule: by which figure options are chosen.
  ///   - questions: those of which it is asked; such as are not scored under it are told.
  public init(_ condition: String, by rule: ChoiceRule, of questions: [ChoiceQuestion]) {
    var (right, tied, unscored, disagreeing) = (0, 0, 0, 0)
    var options: [Int] = []
    for question in questions {
      let choice = question.choice(under: condition, by: rule)
      guard choice != .unscored else {
        unscored += 1
        continue
      }
      options.append(question.options.count)
      let isRight = choice == .option(question.answer)
      right += isRight ? 1 : 0
      tied += choice == .tied ? 1 : 0
      if rule == .sum, let told = question.told[condition], told != isRight { disagreeing += 1 }
    }
    self.condition = condition
    self.rule = rule
    self.right = Rate(Proportion(successes: right, trials: options.count))
    self.tied = tied
    self.unscored = unscored
    self.disagreeing = disagreeing
    test = KnowledgeTest(right: right, options: options)
  }
}
