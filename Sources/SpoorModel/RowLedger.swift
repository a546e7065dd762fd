/// Which training rows hold the words of one model's doubted spans, the rows that hold most first.
///
/// A row that holds a span supports it textually; whether it caused it is for experts to judge.
public struct RowLedger: Hashable, Sendable {
  /// A doubted span that at least one row holds.
  public struct HeldSpan: Hashable, Sendable {
    /// The prompt that was answered.
    public var promptID: String
    /// Where it stands in the response.
    public var range: ScalarRange
    /// Its words.
    public var text: String
    /// The automatic verdict.
    public var provenance: Provenance
    /// What tuning did to its probability, nats; `nil` where unknown.
    public var lift: Double?
    /// How many rows hold it, rows that are alike counted once.
    public var rows: Int

    /// Creates a span that so many rows hold.
    public init(
      promptID: String,
      range: ScalarRange,
      text: String,
      provenance: Provenance,
      lift: Double?,
      rows: Int
    ) {
      self.promptID = promptID
      self.range = range
      self.text = text
      self.provenance = provenance
      self.lift = lift
      self.rows = rows
    }

    /// Takes what a ledger shows of a trace.
    public init(_ trace: Trace, rows: Int) {
      self.init(
        promptID: trace.span.promptID,
        range: trace.span.range,
        text: trace.span.text,
        provenance: trace.provenance,
        lift: trace.lift,
        rows: rows
      )
    }
  }

  /// A row with the spans that it supports.
  public struct Entry: Hashable, Sendable {
    /// The row and its sums.
    public var row: LedgerRow
    /// Its spans as places in ``RowLedger/spans``: borrowed ones first, each by lift, largest first.
    public var supports: [Int]
    /// Those whose best row it is.
    public var best: Set<Int>

    /// Joins a row with its spans.
    public init(row: LedgerRow, supports: [Int], best: Set<Int>) {
      self.row = row
      self.supports = supports
      self.best = best
    }
  }

  /// The tuned model whose spans these are.
  public var model: String
  /// The spans that any row holds, in the order in which they were traced.
  public var spans: [HeldSpan]
  /// The rows: those that support most borrowed spans first, then most spans, then most credit, then
  /// in the dataset's order.
  public var entries: [Entry]

  /// Creates a ledger of entries in their order.
  public init(model: String, spans: [HeldSpan], entries: [Entry]) {
    self.model = model
    self.spans = spans
    self.entries = entries
  }
}
