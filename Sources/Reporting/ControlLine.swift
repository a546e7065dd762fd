public import SpoorModel

/// A line of controls.jsonl: a span's keys, and what its trace says.
public struct ControlLine: Encodable {
  private let trace: Trace
  private let kind: ControlKind
  private let tuned: String

  /// Wraps a control's trace; `tuned` is the tuned model that it is compared with.
  public init(_ trace: Trace, as kind: ControlKind, comparedWith tuned: String) {
    self.trace = trace
    self.kind = kind
    self.tuned = tuned
  }

  private enum CodingKeys: String, CodingKey {
    case control
    case tunedModel = "tuned_model"
    case provenance
    case lift
    case occurrences
  }

  /// Writes the span's keys and the control's own.
  public func encode(to encoder: any Encoder) throws {
    try SpanLine(trace.span).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .control)
    try container.encode(tuned, forKey: .tunedModel)
    try container.encode(trace.provenance, forKey: .provenance)
    try container.encode(trace.lift, forKey: .lift)
    try container.encode(trace.occurrences, forKey: .occurrences)
  }
}
