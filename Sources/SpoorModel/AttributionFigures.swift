/// Where the doubted spans' words stand, beside what the same question answers where nothing can
/// have been borrowed.
public struct AttributionFigures: Codable, Hashable, Sendable {
  /// The two shares of one group of spans.
  public struct Group: Codable, Hashable, Sendable {
    /// Whole run in the dataset's outputs.
    public var inDataset: Rate
    /// Provenance `borrowed`, among the spans whose lift is known.
    public var borrowed: Rate
    /// The chance that a row that holds a span is more like its prompt than a row drawn at random, mean over
    /// the spans that stand in the dataset; 0.5 is what random rows give.
    public var rowLikeness: Estimate?

    private enum CodingKeys: String, CodingKey {
      case inDataset = "in_dataset"
      case borrowed
      case rowLikeness = "row_likeness"
    }

    /// Creates a group.
    public init(inDataset: Rate, borrowed: Rate, rowLikeness: Estimate? = nil) {
      self.inDataset = inDataset
      self.borrowed = borrowed
      self.rowLikeness = rowLikeness
    }
  }

  /// The doubted spans of the tuned model.
  public var flagged: Group
  /// C1: the doubted spans of the base model's own responses, with the lift that tuning gave them.
  public var baseFlagged: Group
  /// C2: spans that the detectors cleared and that no similar training row states.
  public var clearedUnstated: Group
  /// C3: spans that the detectors cleared and that a similar training row states.
  public var clearedStated: Group
  /// P(lift passes | the doubted span's run is in the dataset).
  public var liftPassesInDataset: Rate
  /// P(lift passes | it is not).
  public var liftPassesUnseen: Rate
  /// The first of the two less the second; `nil` when either is unknown.
  ///
  /// Lift tells borrowing apart only where this is above 0.
  public var liftDifference: Estimate?
  /// The headline: borrowed share of `flagged` minus that of C1, with a bootstrap interval over
  /// prompts; `nil` when either group is empty.
  public var excess: Estimate?
  /// The share of `flagged` whose whole run stands in the dataset minus that of C1: what presence alone is
  /// worth; `nil` when not estimable.
  public var presenceExcess: Estimate?
  /// The Mantel–Haenszel odds ratio of being borrowed, flagged against C1, over kind × token count;
  /// `nil` when not estimable.
  public var oddsRatio: Estimate?
  /// The headline in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String
  /// Whether lift tells borrowing from other change, in plain words; `nil` when either rate is
  /// unknown.
  public var liftStatement: String?

  private enum CodingKeys: String, CodingKey {
    case flagged
    case baseFlagged = "c1_base_flagged"
    case clearedUnstated = "c2_cleared_unstated"
    case clearedStated = "c3_cleared_stated"
    case liftPassesInDataset = "lift_passes_in_dataset"
    case liftPassesUnseen = "lift_passes_unseen"
    case liftDifference = "lift_difference"
    case excess
    case presenceExcess = "presence_excess"
    case oddsRatio = "odds_ratio"
    case statement
    case liftStatement = "lift_statement"
  }

  /// Creates figures.
  public init(
    flagged: Group,
    baseFlagged: Group,
    clearedUnstated: Group,
    clearedStated: Group,
    liftPassesInDataset: Rate,
    liftPassesUnseen: Rate,
    liftDifference: Estimate?,
    excess: Estimate?,
    presenceExcess: Estimate? = nil,
    oddsRatio: Estimate?,
    statement: String,
    liftStatement: String?
  ) {
    self.flagged = flagged
    self.baseFlagged = baseFlagged
    self.clearedUnstated = clearedUnstated
    self.clearedStated = clearedStated
    self.liftPassesInDataset = liftPassesInDataset
    self.liftPassesUnseen = liftPassesUnseen
    self.liftDifference = liftDifference
    self.excess = excess
    self.presenceExcess = presenceExcess
    self.oddsRatio = oddsRatio
    self.statement = statement
    self.liftStatement = liftStatement
  }
}
