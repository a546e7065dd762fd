/// What changed from one model to another that was trained anew, or to several runs of it.
public struct ModelChange: Codable, Hashable, Sendable {
  /// A model that was trained anew.
  public struct Run: Codable, Hashable, Sendable {
    /// Its name.
    public var model: String
    /// The arm of the kit that it was trained on, where audit.yaml gives it.
    public var arm: String?
    /// The seed that it was trained with, where audit.yaml gives it.
    public var seed: Int?

    /// Names a run.
    public init(model: String, arm: String? = nil, seed: Int? = nil) {
      self.model = model
      self.arm = arm
      self.seed = seed
    }
  }

  /// Which prompts are compared, and which are not.
  public struct Prompts: Codable, Hashable, Sendable {
    /// Answered by all, with the same text of the prompt.
    public var compared: Int
    /// Answered before, and not by every run after.
    public var onlyBefore: Int
    /// Answered after by a run, and not before.
    public var onlyAfter: Int
    /// Answered by all, with different texts of the prompt.
    public var otherText: Int

    private enum CodingKeys: String, CodingKey {
      case compared
      case onlyBefore = "only_before"
      case onlyAfter = "only_after"
      case otherText = "other_text"
    }

    /// Counts prompts.
    public init(compared: Int, onlyBefore: Int, onlyAfter: Int, otherText: Int) {
      self.compared = compared
      self.onlyBefore = onlyBefore
      self.onlyAfter = onlyAfter
      self.otherText = otherText
    }
  }

  /// What the answers hold.
  public struct Figures: Codable, Hashable, Sendable {
    /// Share of answers with at least one doubted span.
    public var doubtedAnswers: Change
    /// Share of answers with at least one borrowed span; `nil` where borrowing cannot be compared.
    public var borrowedAnswers: Change?
    /// Doubted spans an answer.
    public var doubtedSpans: Change
    /// Doubted spans in a hundred words of answers.
    public var doubtedPerHundredWords: Change
    /// Borrowed spans an answer; `nil` where borrowing cannot be compared.
    public var borrowedSpans: Change?
    /// Words an answer.
    public var words: Change

    private enum CodingKeys: String, CodingKey {
      case doubtedAnswers = "doubted_answers"
      case borrowedAnswers = "borrowed_answers"
      case doubtedSpans = "doubted_spans"
      case doubtedPerHundredWords = "doubted_per_100_words"
      case borrowedSpans = "borrowed_spans"
      case words
    }

    /// Joins the figures.
    public init(
      doubtedAnswers: Change,
      borrowedAnswers: Change?,
      doubtedSpans: Change,
      doubtedPerHundredWords: Change,
      borrowedSpans: Change?,
      words: Change
    ) {
      self.doubtedAnswers = doubtedAnswers
      self.borrowedAnswers = borrowedAnswers
      self.doubtedSpans = doubtedSpans
      self.doubtedPerHundredWords = doubtedPerHundredWords
      self.borrowedSpans = borrowedSpans
      self.words = words
    }
  }

  /// The model of before.
  public var before: String
  /// The runs after.
  public var after: [Run]
  /// What several runs are called together: their arm; `nil` of a single run.
  public var arm: String?
  /// Which prompts are compared.
  public var prompts: Prompts
  /// What the answers hold.
  public var figures: Figures
  /// The comparison in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  /// What the runs are called: the model of a single one, else their arm with their number.
  public var name: String {
    guard let arm else { return after.first?.model ?? "" }
    return "\(arm) (\(after.count) runs)"
  }

  /// Joins what is known.
  public init(
    before: String,
    after: [Run],
    arm: String?,
    prompts: Prompts,
    figures: Figures,
    statement: String
  ) {
    self.before = before
    self.after = after
    self.arm = arm
    self.prompts = prompts
    self.figures = figures
    self.statement = statement
  }
}
