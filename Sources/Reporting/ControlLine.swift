public import SpoorModel

/// A line of controls.jsonl: a span's keys, and what its trace says.
public struct ControlLine: Encodable {
  private let control: ControlTrace
  private var trace: Trace { control.entry.trace }

  /// Wraps a control.
  public init(_ control: ControlTrace) { self.control = control }

  private enum CodingKeys: String, CodingKey {
    case control
    case tunedModel = "tuned_model"
  }

  /// Writes the span's keys and the control's own.
  public func encode(to encoder: any Encoder) throws {
    try SpanLine(trace.span).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(control.kind, forKey: .control)
    try container.encode(control.tunedModel, forKey: .tunedModel)
    try TraceFindings(trace).encode(to: encoder)
  }
}
