/// A training row of a trace with enough of its text to be judged without the index.
public struct EvidenceRow: Hashable, Sendable, Codable {
  /// The match: which row, which field, where, how well.
  public var row: TraceRow
  /// What the user asked before the text that holds the match.
  public var instruction: String
  /// The whole text that holds the match; ``TraceRow/range`` counts in it.
  public var text: String

  /// Creates a row from its stored parts.
  public init(row: TraceRow, instruction: String, text: String) {
    self.row = row
    self.instruction = instruction
    self.text = text
  }

  /// Quotes the text of `source` that `row` names, and what was asked before it.
  public init(row: TraceRow, quoting source: TrainingRow) {
    self.init(
      row: row,
      instruction: source.question(before: row.place),
      text: source.text(at: row.place) ?? ""
    )
  }
}
