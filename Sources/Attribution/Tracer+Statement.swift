import PhraseIndex
public import SpoorModel
import Words

extension Tracer {
  /// Whether a training row like the prompt says what a span says.
  public enum Statement: String, Hashable, Sendable, Codable {
    /// One of the rows most like the prompt holds the span in its output.
    case stated
    /// None of them does.
    case unstated
  }

  /// This many rows most like the prompt are asked whether they state a span.
  private static let statingRows = 10

  /// Whether a row like the prompt holds the span's run in its output: what divides "borrowed and
  /// true" (C3) from the other controls (C2).
  public func statement(of entry: TraceEntry, answering prompt: Prompt) throws -> Statement {
    let trace = entry.trace
    guard trace.occurrences > 0 else { return .unstated }
    let run = try foldedWords(of: trace.span.text)
    for row in try likeness(to: prompt).best.prefix(Self.statingRows)
    where try outputHolds(run, row: row) {
      return .stated
    }
    return .unstated
  }

  /// Whether a row's output holds a run of folded words.
  private func outputHolds(_ run: [String], row: Int) throws -> Bool {
    try index.row(row).parts.contains { part in
      try part.field == .output && foldedWords(of: part.text).holds(run)
    }
  }
}
