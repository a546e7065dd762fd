/// Whether one tuned model borrows more than another: differences of the first less the second.
public struct BorrowingComparison: Codable, Hashable, Sendable {
  /// The first model's name.
  public var first: String
  /// The second model's name.
  public var second: String
  /// Share of doubted spans whose whole run stands in the dataset's outputs.
  public var inDataset: Estimate?
  /// Share of doubted spans of known lift that are borrowed by the rule.
  public var borrowed: Estimate?
  /// P(lift passes | in dataset) − P(lift passes | not), itself a difference, of the first less the second:
  /// what is left when a model's lift passes more often everywhere.
  public var specificity: Estimate?
  /// The comparison in plain words, with "not significant" or "not estimable" where that is so.
  public var statement: String

  private enum CodingKeys: String, CodingKey {
    case first, second
    case inDataset = "in_dataset"
    case borrowed, specificity, statement
  }

  /// Creates a comparison.
  public init(
    first: String,
    second: String,
    inDataset: Estimate?,
    borrowed: Estimate?,
    specificity: Estimate?,
    statement: String
  ) {
    self.first = first
    self.second = second
    self.inDataset = inDataset
    self.borrowed = borrowed
    self.specificity = specificity
    self.statement = statement
  }
}
