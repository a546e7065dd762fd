public import SpoorModel

/// The traces that an audit of one tuned model compares.
public struct TracedGroups: Sendable {
  /// Doubted spans of the tuned model's responses.
  public var flagged: [TraceEntry] = []
  /// C1: doubted spans of the base model's own responses, with the lift of this tuned model.
  public var baseFlagged: [TraceEntry] = []
  /// C2: cleared spans of the tuned model's responses that no similar training row states.
  public var clearedUnstated: [TraceEntry] = []
  /// C3: cleared spans that a similar training row states.
  public var clearedStated: [TraceEntry] = []

  /// Passages of the tuned model's responses, which nobody doubts.
  public var passages: [TraceEntry] = []

  /// What the audit traces: doubted spans, or passages where nobody doubts anything.
  public var traced: [TraceEntry] { flagged + passages }

  /// Creates empty groups.
  public init() {}

  /// Adds a cleared span to C2 or C3.
  public mutating func appendCleared(_ trace: TraceEntry, _ statement: Tracer.Statement) {
    switch statement {
    case .stated: clearedStated.append(trace)
    case .unstated: clearedUnstated.append(trace)
    }
  }
}
