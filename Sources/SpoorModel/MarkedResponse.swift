/// A response in which somebody marked ranges as hallucinated: experts, a detector, gold labels.
///
/// Every range counts Unicode scalars of the response, whatever units its source counts in.
public struct MarkedResponse: Hashable, Sendable {
  /// A range with how sure its source is that it is hallucinated.
  public struct Mark: Hashable, Sendable {
    /// Where it stands.
    public var range: ScalarRange
    /// The source's probability, 0...1; the share of annotators where several marked.
    public var probability: Double
    /// What the source calls this kind of error; `nil` where it names none.
    public var category: String?
    /// Why its source says so; `nil` where it does not tell.
    public var reason: String?

    /// Creates a mark; a source without probabilities is sure.
    public init(
      _ range: ScalarRange,
      probability: Double = 1,
      category: String? = nil,
      reason: String? = nil
    ) {
      self.range = range
      self.probability = probability
      self.category = category
      self.reason = reason
    }
  }

  /// A range that states something of which the source knows whether it is true.
  public struct Value: Hashable, Sendable {
    /// Whether what the range states holds.
    public enum Truth: Hashable, Sendable {
      /// It does.
      case holds
      /// It does not.
      case fails
    }

    /// Where it stands.
    public var range: ScalarRange
    /// Whether it holds.
    public var truth: Truth

    /// Creates a value.
    public init(_ range: ScalarRange, _ truth: Truth) {
      self.range = range
      self.truth = truth
    }
  }

  /// The prompt that was answered, or the item's id in its source.
  public var promptID: String
  /// Who wrote the response; `nil` where the source does not tell.
  public var model: String?
  /// What the source's figures are told apart by, such as a language; `nil` where there is no such.
  public var group: String?
  /// The response; `nil` where the source does not hold it.
  public var text: String?
  /// The marked ranges with their probabilities, in the source's order; they may overlap.
  public var marks: [Mark]
  /// The ranges that the source itself decided on; `nil` where only ``marks`` tell.
  public var decided: [ScalarRange]?
  /// Values that the source labels true or false; `nil` where it labels hallucinations only.
  public var values: [Value]?
  /// A suspicion a token of the response, 0...1, `nil` where unknown; empty where the source has none.
  public var tokenScores: [Double?] = []

  /// Creates a response.
  public init(
    promptID: String,
    model: String? = nil,
    group: String? = nil,
    text: String? = nil,
    marks: [Mark],
    decided: [ScalarRange]? = nil,
    values: [Value]? = nil
  ) {
    self.promptID = promptID
    self.model = model
    self.group = group
    self.text = text
    self.marks = marks
    self.decided = decided
    self.values = values
  }
}
