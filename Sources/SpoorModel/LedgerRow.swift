/// A training row with how much of a model's doubted text stands in its output: textual support, which
/// is not influence.
public struct LedgerRow: Codable, Hashable, Sendable {
  /// The row; of rows that are alike, the first.
  public var rowID: RowID
  /// How many rows of the dataset have these very texts, itself included.
  public var copies: Int
  /// What the user asks in it.
  public var instruction: String
  /// What the base model knew of it, where that is known.
  public var category: KnowledgeCategory?
  /// The doubted spans whose whole run stands in its output.
  public var spans: Int
  /// Those of them that are borrowed by the rule.
  public var borrowed: Int
  /// Those of which it is the best row: match, rarity, and likeness of its instruction to the prompt.
  public var best: Int
  /// Σ over its spans of 1 / (rows that hold the span); over all rows this adds up to the number of
  /// spans that any row holds.
  public var credit: Double
  /// Σ of its spans' lift, nats, over those whose lift is known; `nil` where none is.
  public var lift: Double?

  private enum CodingKeys: String, CodingKey {
    case rowID = "row_id"
    case copies, instruction, category, spans, borrowed, best, credit, lift
  }

  /// Describes a row of which nothing is counted yet.
  public init(
    rowID: RowID,
    copies: Int = 1,
    instruction: String,
    category: KnowledgeCategory? = nil
  ) {
    self.rowID = rowID
    self.copies = copies
    self.instruction = instruction
    self.category = category
    spans = 0
    borrowed = 0
    best = 0
    credit = 0
    lift = nil
  }
}
