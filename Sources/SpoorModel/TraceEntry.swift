/// A trace as the store holds it: with the text of its rows.
public struct TraceEntry: Hashable, Sendable {
  /// The trace; its rows are those of ``evidence``.
  public let trace: Trace
  /// The trace's rows with their text, best first.
  public let evidence: [EvidenceRow]

  /// Looks up each row of `trace` once to quote it.
  ///
  /// - Parameters:
  ///   - trace: the trace to store.
  ///   - source: gives the training row that a row of the trace names.
  /// - Throws: what `source` throws.
  public init(_ trace: Trace, quoting source: (TraceRow) throws -> TrainingRow) rethrows {
    self.trace = trace
    evidence = try trace.rows.map { EvidenceRow(row: $0, quoting: try source($0)) }
  }

  /// Joins a trace with its stored evidence.
  public init(trace: Trace, evidence: [EvidenceRow]) {
    self.trace = trace
    self.evidence = evidence
  }
}
