/// How often answers to prompts use the answers of training rows that the base model did not know.
///
/// After Kang et al. 2024; the measure is Spoor's own (docs/method.md).
public struct MimicryFigures: Codable, Hashable, Sendable {
  /// What tells the prompts that the base model knows from those that it does not.
  public enum Basis: String, Codable, Hashable, Sendable {
    /// The knowledge file names prompts.
    case knowledgeFile = "knowledge_file"
    /// A detector doubts a span of the base model's own answer, or none.
    case baseAnswers = "base_answers"
  }

  /// How often an answer is used: its uses as a share of all (answer, prompt) pairs that could be.
  public struct UsePerAnswer: Codable, Hashable, Sendable {
    /// Of answers of Unknown rows.
    public var unknown: Double
    /// Of answers of known rows.
    public var known: Double
    /// The first less the second.
    public var difference: Estimate

    /// Joins both.
    public init(unknown: Double, known: Double, difference: Estimate) {
      self.unknown = unknown
      self.known = known
      self.difference = difference
    }
  }

  /// One group of prompts.
  public struct Group: Codable, Hashable, Sendable {
    /// Responses of the tuned model that hold an answer of an Unknown row.
    public var tuned: Rate
    /// The base model's own responses to the same prompts that do: the placebo.
    public var base: Rate
    /// The first share less the second, paired by prompt; `nil` under ten prompts.
    public var difference: Estimate?
    /// The tuned model's use of Unknown rows' answers against that of known rows' answers; `nil` under
    /// ten prompts, or without known rows.
    public var perAnswer: UsePerAnswer?
    /// The same of the base model, which cannot have it from the rows.
    public var basePerAnswer: UsePerAnswer?

    private enum CodingKeys: String, CodingKey {
      case tuned, base, difference
      case perAnswer = "per_answer"
      case basePerAnswer = "base_per_answer"
    }

    /// Creates a group.
    public init(
      tuned: Rate,
      base: Rate,
      difference: Estimate?,
      perAnswer: UsePerAnswer?,
      basePerAnswer: UsePerAnswer?
    ) {
      self.tuned = tuned
      self.base = base
      self.difference = difference
      self.perAnswer = perAnswer
      self.basePerAnswer = basePerAnswer
    }
  }

  /// What parts the prompts.
  public var basis: Basis
  /// The number of distinct answers of Unknown rows that no known row has.
  public var unknownAnswers: Int
  /// The number of distinct answers of known rows that no Unknown row has.
  public var knownAnswers: Int
  /// The prompts that the base model does not know.
  public var unknownPrompts: Group
  /// The prompts that it knows; `nil` where they are fewer than ten.
  public var knownPrompts: Group?
  /// The finding in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case basis
    case unknownAnswers = "unknown_answers"
    case knownAnswers = "known_answers"
    case unknownPrompts = "unknown_prompts"
    case knownPrompts = "known_prompts"
    case statement
  }

  /// Creates figures.
  public init(
    basis: Basis,
    unknownAnswers: Int,
    knownAnswers: Int,
    unknownPrompts: Group,
    knownPrompts: Group?,
    statement: String
  ) {
    self.basis = basis
    self.unknownAnswers = unknownAnswers
    self.knownAnswers = knownAnswers
    self.unknownPrompts = unknownPrompts
    self.knownPrompts = knownPrompts
    self.statement = statement
  }
}
