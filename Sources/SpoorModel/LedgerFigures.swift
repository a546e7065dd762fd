/// The figures of one model's row ledger.
public struct LedgerFigures: Codable, Hashable, Sendable {
  /// How much of the ledger rests on rows that the base model did not know, among the rows of which
  /// somebody found out; nothing here counts the others.
  public struct Unknown: Codable, Hashable, Sendable {
    /// Unknown rows among the categorised rows of the dataset: what the others are held against.
    public var rows: Rate
    /// Supports (a span in a row) that are in an Unknown row.
    public var supports: Rate
    /// Doubted spans whose best row is Unknown; `nil` in summaries of before.
    public var best: Rate?
    /// Borrowed spans whose best row is Unknown.
    public var bestOfBorrowed: Rate

    private enum CodingKeys: String, CodingKey {
      case rows, supports, best
      case bestOfBorrowed = "best_of_borrowed"
    }

    /// Joins the shares.
    public init(rows: Rate, supports: Rate, best: Rate?, bestOfBorrowed: Rate) {
      self.rows = rows
      self.supports = supports
      self.best = best
      self.bestOfBorrowed = bestOfBorrowed
    }
  }

  /// The doubted spans that any row holds.
  public var spans: Int
  /// The rows that support at least one.
  public var rows: Int
  /// The rows that support at least one borrowed span.
  public var borrowedRows: Int
  /// The rows that support most, the first of the ledger.
  public var top: [LedgerRow]
  /// The share of rows that the base model did not know; `nil` where no row's category is known.
  public var unknown: Unknown?

  private enum CodingKeys: String, CodingKey {
    case spans, rows
    case borrowedRows = "borrowed_rows"
    case top, unknown
  }

  /// Creates figures.
  public init(spans: Int, rows: Int, borrowedRows: Int, top: [LedgerRow], unknown: Unknown?) {
    self.spans = spans
    self.rows = rows
    self.borrowedRows = borrowedRows
    self.top = top
    self.unknown = unknown
  }
}
