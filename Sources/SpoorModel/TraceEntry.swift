/// A trace as the store holds it: with the text of its rows.
public struct TraceEntry: Hashable, Sendable, Codable {
  /// The trace; its rows are those of ``evidence``.
  public let trace: Trace
  /// The trace's rows with their text, best first.
  public let evidence: [EvidenceRow]
  /// The numbers of all rows whose outputs hold the span's whole run, ascending, in the index that was
  /// asked; empty where they are too many to be listed, and in what a store gives back.
  public let holders: [Int]

  /// The same without ``holders``, which only a ledger of rows asks for.
  public var withoutHolders: TraceEntry { TraceEntry(trace: trace, evidence: evidence) }

  /// Joins a trace with its stored evidence.
  public init(trace: Trace, evidence: [EvidenceRow], holders: [Int] = []) {
    self.trace = trace
    self.evidence = evidence
    self.holders = holders
  }
}
