/// Which share of the words that tuning shifted stands in the dataset's outputs, beside words that it did
/// not shift and beside the base model's own.
///
/// Ghosh et al. 2024 give 81.2 % without a denominator; here each share names its own.
public struct ShiftedWordFigures: Codable, Hashable, Sendable {
  /// Words of one kind.
  public struct Kind: Codable, Hashable, Sendable {
    /// The shares of these words.
    public var words: WordShares
    /// Those of the words that tuning did not shift, in the same places: the model's own control.
    public var unshifted: WordShares
    /// The first less the second; words that tuning copied would stand there more often.
    public var lessUnshifted: WordShareDifference
    /// The first less those of all words of the base model's own answers to the same prompts; `nil`
    /// without such.
    public var lessBase: WordShareDifference?

    private enum CodingKeys: String, CodingKey {
      case words, unshifted
      case lessUnshifted = "less_unshifted"
      case lessBase = "less_base"
    }

    /// Joins the figures.
    public init(
      words: WordShares,
      unshifted: WordShares,
      lessUnshifted: WordShareDifference,
      lessBase: WordShareDifference?
    ) {
      self.words = words
      self.unshifted = unshifted
      self.lessUnshifted = lessUnshifted
      self.lessBase = lessBase
    }
  }

  /// The responses whose words have a known class.
  public var responses: Int
  /// Shifted words.
  public var shifted: Kind
  /// Shifted and marginal words.
  public var shiftedOrMarginal: Kind
  /// Shifted words in doubted spans, beside the unshifted words in them.
  public var shiftedInDoubtedSpans: Kind
  /// How a response begins, how it is said, what it says.
  public var split: ShiftSplit
  /// The finding in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case responses, shifted
    case shiftedOrMarginal = "shifted_or_marginal"
    case shiftedInDoubtedSpans = "shifted_in_doubted_spans"
    case split, statement
  }

  /// Joins the figures.
  public init(
    responses: Int,
    shifted: Kind,
    shiftedOrMarginal: Kind,
    shiftedInDoubtedSpans: Kind,
    split: ShiftSplit,
    statement: String
  ) {
    self.responses = responses
    self.shifted = shifted
    self.shiftedOrMarginal = shiftedOrMarginal
    self.shiftedInDoubtedSpans = shiftedInDoubtedSpans
    self.split = split
    self.statement = statement
  }
}
