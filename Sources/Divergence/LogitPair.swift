/// Both models' logits of one position, lent for the time of a call.
///
/// Both rows predict the same token: row t has seen the prompt and the response before token t.
public struct LogitPair {
  /// The tuned model's row.
  public var tuned: LogitRow
  /// The base model's row.
  public var base: LogitRow

  /// Creates a pair.
  public init(tuned: LogitRow, base: LogitRow) {
    self.tuned = tuned
    self.base = base
  }
}
