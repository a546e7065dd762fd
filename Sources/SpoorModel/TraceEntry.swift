/// A trace as the store holds it: with the text of its rows.
public struct TraceEntry: Hashable, Sendable {
  /// The trace; its rows are those of ``evidence``.
  public let trace: Trace
  /// The trace's rows with their text, best first.
  public let evidence: [EvidenceRow]

  /// Joins a trace with its stored evidence.
  public init(trace: Trace, evidence: [EvidenceRow]) {
    self.trace = trace
    self.evidence = evidence
  }
}
