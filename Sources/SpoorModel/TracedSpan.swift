/// What a line of an audit's traces.jsonl or controls.jsonl says of a span: where it comes from.
public struct TracedSpan: Hashable, Sendable {
  /// What the detectors made of the span.
  public enum Standing: Hashable, Sendable {
    /// They doubt it.
    case flagged
    /// They do not: a control.
    case cleared
  }

  /// The prompt that was answered.
  public var promptID: String
  /// Who answered.
  public var model: String
  /// The tuned model that a span of the base model is compared with; `nil` of a tuned model's own.
  public var comparedWith: String?
  /// Where it stands in the response.
  public var range: ScalarRange
  /// What the detectors made of it.
  public var standing: Standing
  /// The automatic verdict.
  public var provenance: Provenance
  /// The rows of evidence, best first; `nil` where the line lists none.
  public var rows: [RowID]?

  /// Creates a span.
  public init(
    promptID: String,
    model: String,
    comparedWith: String? = nil,
    range: ScalarRange,
    standing: Standing,
    provenance: Provenance,
    rows: [RowID]?
  ) {
    self.promptID = promptID
    self.model = model
    self.comparedWith = comparedWith
    self.range = range
    self.standing = standing
    self.provenance = provenance
    self.rows = rows
  }
}
