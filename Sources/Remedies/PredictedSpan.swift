import Records
public import SpoorModel

/// A span of the audited model with what a kit predicts of it: a line of `predicted.jsonl`.
public struct PredictedSpan: Hashable, Sendable {
  /// The name of the file in a kit.
  public static let fileName = "predicted.jsonl"
  /// The edition of a line.
  public static let schema = "spoor.predicted/1"

  /// The prompt that was answered.
  public var promptID: String
  /// Who answered.
  public var model: String
  /// Where it stands in the answer.
  public var range: ScalarRange
  /// Its words.
  public var text: String
  /// The audit's verdict of it.
  public var provenance: Provenance
  /// What tuning did to its probability, nats.
  public var lift: Double?
  /// How many rows of the dataset hold its run, copies included.
  public var rows: Int
  /// How many of them are selected.
  public var removed: Int
  /// Whether no row is left that holds it once the selected ones are left out.
  public var isPredicted: Bool
  /// The arms, named by what is done to the selected rows, in which no row holds it.
  public var freed: [RemedyManifest.Action]

  /// Says what is predicted of a trace's span.
  public init(_ trace: Trace, rows: Int, removed: Int, freed: [RemedyManifest.Action]) {
    promptID = trace.span.promptID
    model = trace.span.model
    range = trace.span.range
    text = trace.span.text
    provenance = trace.provenance
    lift = trace.lift
    self.rows = rows
    self.removed = removed
    isPredicted = removed == rows
    self.freed = freed
  }

  /// Whether a row of an arm holds a span.
  public enum Fate: Hashable, Sendable {
    /// No row does any more.
    case freed
    /// Some row does.
    case held
  }

  /// The same with what became of it in the arm of an action.
  public func with(_ action: RemedyManifest.Action, _ fate: Fate) -> PredictedSpan {
    var span = self
    span.freed.removeAll { $0 == action }
    if fate == .freed { span.freed.append(action) }
    return span
  }

  /// Its line, with its line break.
  public var line: String {
    JSONLine(schema: Self.schema)
      .with("prompt_id", promptID).with("model", model)
      .with("start", range.start).with("end", range.end).with("text", text)
      .with("provenance", provenance.rawValue)
      .with("lift", lift.map { .double($0) } ?? .null)
      .with("rows", rows).with("removed", removed).with("predicted", .bool(isPredicted))
      .with("freed", .array(freed.map { .string($0.rawValue) })).text
  }
}
