/// A model's presence rates less another's, over the prompts that both answer.
public struct PassageDifference: Codable, Hashable, Sendable {
  /// What the other model is to the audit.
  public enum Role: String, Codable, Hashable, Sendable {
    /// The model before tuning.
    case base
    /// Some other model, shown for comparison.
    case compared
  }

  /// The other model.
  public var model: String
  /// What it is to the audit.
  public var role: Role
  /// The other model's own rates, over all its answers.
  public var presence: PassagePresence
  /// The number of prompts that both answer.
  public var prompts: Int
  /// The difference of the shares of answers with a passage; `nil` where it is not estimable.
  public var withPassage: Estimate?
  /// The difference of the shares of words in passages; `nil` where it is not estimable.
  public var wordsInside: Estimate?
  /// The differences in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case model, role, presence, prompts
    case withPassage = "with_passage"
    case wordsInside = "words_inside"
    case statement
  }

  /// Creates a difference.
  public init(
    model: String,
    role: Role,
    presence: PassagePresence,
    prompts: Int,
    withPassage: Estimate?,
    wordsInside: Estimate?,
    statement: String
  ) {
    self.model = model
    self.role = role
    self.presence = presence
    self.prompts = prompts
    self.withPassage = withPassage
    self.wordsInside = wordsInside
    self.statement = statement
  }
}
