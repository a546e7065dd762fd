/// A model's imitation of the dataset less another model's, over the prompts that both answer.
public struct ImitationDifference: Codable, Hashable, Sendable {
  /// The other model.
  public var model: String
  /// What it is to the audit.
  public var role: PassageDifference.Role
  /// The other model's own figures, over all its answers.
  public var answers: AnswerImitation
  /// The number of prompts that both answer.
  public var prompts: Int
  /// The difference of the shares of words; `nil` in it where it is not estimable.
  public var words: WordShareDifference
  /// The difference of the shares of answers that begin like an output.
  public var openings: Estimate?
  /// The difference of the mean lengths, in words.
  public var length: Estimate?
  /// The difference of the mean distances |ln ratio| from the length that the dataset would give.
  public var logRatio: Estimate?
  /// The difference of Spearman's ρ between the answers' lengths and the dataset's.
  public var spearman: Estimate?
  /// The differences in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case model, role, answers, prompts, words, openings, length
    case logRatio = "log_ratio"
    case spearman, statement
  }

  /// Begins with what is known without the prompts in common.
  public init(model: String, role: PassageDifference.Role, answers: AnswerImitation, prompts: Int) {
    self.model = model
    self.role = role
    self.answers = answers
    self.prompts = prompts
    words = WordShareDifference(inOutputs: nil, inRuns: nil)
    statement = ""
  }
}
