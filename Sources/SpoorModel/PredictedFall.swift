/// Whether the spans that a remedy was to remove are gone, and whether it was the rows.
public struct PredictedFall: Codable, Hashable, Sendable {
  /// What became of some spans of the model of before in the answers after.
  public struct Fate: Codable, Hashable, Sendable {
    /// The runs whose answers were looked at.
    public var models: [String]
    /// How many spans there are.
    public var spans: Int
    /// Under how many prompts.
    public var prompts: Int
    /// Share that is said no more, the mean over runs; `nil` under too few prompts.
    public var gone: Estimate?
    /// Share that is still said and doubted no more, the mean over runs.
    public var cleared: Double?
    /// Share that is still said and doubted, the mean over runs.
    public var doubted: Double?
    /// The smallest and the largest share gone of a run; `nil` of a single run.
    public var range: [Double]?

    /// Creates a fate.
    public init(
      models: [String],
      spans: Int,
      prompts: Int,
      gone: Estimate?,
      cleared: Double?,
      doubted: Double?,
      range: [Double]?
    ) {
      self.models = models
      self.spans = spans
      self.prompts = prompts
      self.gone = gone
      self.cleared = cleared
      self.doubted = doubted
      self.range = range
    }
  }

  /// What was done to the rows: `drop`, `relabel`, `simplify`.
  public var action: String
  /// The model of before.
  public var before: String
  /// The predicted spans in the treated runs.
  public var treated: Fate
  /// The same spans in the runs without as many random rows; `nil` where none was audited.
  public var control: Fate?
  /// The borrowed spans that were not predicted, in the treated runs.
  public var unpredicted: Fate
  /// These in the runs without as many random rows; `nil` where none was audited.
  public var unpredictedControl: Fate?
  /// Share gone in the treated runs less that in the control runs, of the predicted spans; `nil` without
  /// control and under too few prompts.
  public var difference: Estimate?
  /// Prompts under which more of the spans are gone in the treated runs, prompts under which fewer are, and
  /// the exact test of the two numbers.
  public var signs: Signs?
  /// How many different runs of words the predicted spans are: spans of one come from the same rows.
  public var phrases: Int
  /// ``difference`` with its interval over these phrases instead of prompts; `nil` under ten of them.
  public var differenceByPhrase: Estimate?
  /// What that says of the rows, in plain words.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case action, before, treated, control, unpredicted
    case unpredictedControl = "unpredicted_control"
    case difference, signs, phrases
    case differenceByPhrase = "difference_by_phrase"
    case statement
  }

  /// How many prompts speak either way.
  public struct Signs: Codable, Hashable, Sendable {
    /// More gone in the treated runs.
    public var more: Int
    /// Fewer gone in the treated runs.
    public var fewer: Int
    /// The chance of a split at least as uneven if neither way were likelier (sign test, exact, two-sided).
    public var p: Double

    /// Creates counts with their chance.
    public init(more: Int, fewer: Int, p: Double) {
      self.more = more
      self.fewer = fewer
      self.p = p
    }
  }

  /// Whether more or fewer spans are gone than random rows explain: the interval leaves 0 out, over prompts
  /// and, where there are enough, over phrases, and the exact test over prompts says the same at 5 %.
  public var isClear: Bool {
    guard let difference, let signs else { return false }
    return difference.excludesZero && differenceByPhrase?.excludesZero ?? true
      && signs.p < Change.level
  }

  /// Joins what is known.
  public init(
    action: String,
    before: String,
    treated: Fate,
    control: Fate?,
    unpredicted: Fate,
    unpredictedControl: Fate? = nil,
    difference: Estimate?,
    signs: Signs?,
    phrases: Int,
    differenceByPhrase: Estimate?,
    statement: String
  ) {
    self.action = action
    self.before = before
    self.treated = treated
    self.control = control
    self.unpredicted = unpredicted
    self.unpredictedControl = unpredictedControl
    self.difference = difference
    self.signs = signs
    self.phrases = phrases
    self.differenceByPhrase = differenceByPhrase
    self.statement = statement
  }
}
