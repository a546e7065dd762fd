/// A training row of a trace with enough of its text to be judged without the index.
public struct EvidenceRow: Hashable, Sendable {
  /// The match: which row, which field, where, how well.
  public var row: TraceRow
  /// The row's instruction.
  public var instruction: String
  /// The whole text of the field that holds the match; ``TraceRow/range`` counts in it.
  public var text: String

  /// Creates a row from its stored parts.
  public init(row: TraceRow, instruction: String, text: String) {
    self.row = row
    self.instruction = instruction
    self.text = text
  }

  /// Quotes the field of `source` that `row` names.
  public init(row: TraceRow, quoting source: TrainingRow) {
    self.init(row: row, instruction: source.instruction, text: source[row.field])
  }
}
