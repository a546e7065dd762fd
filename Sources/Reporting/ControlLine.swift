public import SpoorModel

/// What a control span is compared as.
public enum ControlKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// C1: a flagged span of the base model's own response.
  case baseFlagged = "C1"
  /// C2: an unflagged span of a tuned response that no similar training row states.
  case clearedUnstated = "C2"
  /// C3: an unflagged span of a tuned response that a similar training row states.
  case clearedStated = "C3"
}

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
  }

  /// Writes the span's keys and the control's own.
  public func encode(to encoder: any Encoder) throws {
    try SpanLine(trace.span).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .control)
    try container.encode(tuned, forKey: .tunedModel)
    try TraceFindings(trace).encode(to: encoder)
  }
}
