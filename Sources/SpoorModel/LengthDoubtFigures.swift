/// How often statements are doubted in short, middling and long answers, by whether the base model knew
/// what was asked.
public struct LengthDoubtFigures: Codable, Hashable, Sendable {
  /// What the base model knew of a prompt.
  public enum Knowledge: String, Codable, Hashable, Sendable, CaseIterable {
    /// Whatever it knew: all prompts.
    case all
    /// At least one sampled answer was right.
    case known
    /// None was.
    case unknown
    /// Nobody found out.
    case notTold = "not_told"
  }

  /// The answers of one third by length.
  public struct Third: Codable, Hashable, Sendable {
    /// Doubted statements, of judged ones.
    public var statements: Rate
    /// Answers with at least one doubted statement, of all answers of the third.
    public var answers: Rate

    /// Joins both.
    public init(statements: Rate, answers: Rate) {
      self.statements = statements
      self.answers = answers
    }
  }

  /// The answers to some prompts.
  public struct Group: Codable, Hashable, Sendable {
    /// What the base model knew of the prompts.
    public var knowledge: Knowledge
    /// The shortest, the middling and the longest answers.
    public var thirds: [Third]
    /// The share of doubted statements in the longest answers less that in the shortest; `nil` where
    /// either third has under ten answers.
    public var difference: Estimate?

    /// Joins the figures.
    public init(knowledge: Knowledge, thirds: [Third], difference: Estimate?) {
      self.knowledge = knowledge
      self.thirds = thirds
      self.difference = difference
    }
  }

  /// The most words of an answer of the first third, and of the second, by the model's own answers.
  public var cuts: [Int]
  /// All prompts, then those of each knowledge that is told.
  public var groups: [Group]
  /// The difference among the unknown less that among the known; `nil` where it is not estimable.
  public var unknownLessKnown: Estimate?
  /// The finding in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case cuts, groups
    case unknownLessKnown = "unknown_less_known"
    case statement
  }

  /// Joins the figures.
  public init(cuts: [Int], groups: [Group], unknownLessKnown: Estimate?, statement: String) {
    self.cuts = cuts
    self.groups = groups
    self.unknownLessKnown = unknownLessKnown
    self.statement = statement
  }
}
