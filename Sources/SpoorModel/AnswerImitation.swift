/// How one model's answers stand to the dataset's outputs.
public struct AnswerImitation: Codable, Hashable, Sendable {
  /// How the answers' lengths go with those that the dataset would give to the same prompts.
  public struct Agreement: Codable, Hashable, Sendable {
    /// The prompts that count: those like which the dataset has a row.
    public var prompts: Int
    /// Pearson's r of ln(1 + words).
    public var pearson: Estimate?
    /// Spearman's ρ.
    public var spearman: Estimate?
    /// The mean of |ln((1 + words) / (1 + the dataset's words))|.
    public var logRatio: Estimate?

    private enum CodingKeys: String, CodingKey {
      case prompts, pearson, spearman
      case logRatio = "log_ratio"
    }

    /// Joins the figures.
    public init(prompts: Int, pearson: Estimate?, spearman: Estimate?, logRatio: Estimate?) {
      self.prompts = prompts
      self.pearson = pearson
      self.spearman = spearman
      self.logRatio = logRatio
    }
  }

  /// Words that stand in an output, and that stand within a run that does.
  public var words: WordShares
  /// Answers that begin like an output, of those with a word.
  public var openings: Rate
  /// How long the answers are; `nil` where there is none.
  public var lengths: LengthFigures?
  /// How the lengths go with the dataset's.
  public var agreement: Agreement

  private enum CodingKeys: String, CodingKey {
    case words, openings, lengths
    case agreement = "length_agreement"
  }

  /// Joins the figures.
  public init(
    words: WordShares,
    openings: Rate,
    lengths: LengthFigures?,
    agreement: Agreement
  ) {
    self.words = words
    self.openings = openings
    self.lengths = lengths
    self.agreement = agreement
  }
}
