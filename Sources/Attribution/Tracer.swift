import Foundation
public import PhraseIndex
public import SpoorModel
import Words

/// Finds where the words of spans stand in the dataset, and what tuning did to their probability.
public final class Tracer {
  /// How much evidence a trace carries.
  public struct Limits: Sendable {
    /// Whether the rows that hold a run are compared with all others by their likeness to the prompt.
    public enum Likeness: Sendable {
      /// Yes: for each prompt all rows are ordered.
      case compared
      /// No: likeness serves to rank rows only.
      case left
    }

    /// At most this many rows a trace.
    public var rows = 10
    /// At most this many occurrences of a run are ranked; all are counted.
    public var rankedOccurrences = 2000
    /// Of the rows ranked by match and similarity the best so many are read, to compare how the run
    /// stands in them.
    public var readRows = 100
    /// Rows outside the best so many by concept similarity count as not similar at all.
    public var similarRows = 50
    /// Whether likeness to the prompt is compared with that of all rows.
    public var likeness = Likeness.compared

    /// The limits that an audit uses.
    public static let standard = Limits()
  }

  /// The dataset that spans are looked for in.
  public let index: PhraseIndex
  let placebo: any Placebo
  let rule: ProvenanceRule
  let limits: Limits
  /// Texts of rows that traces quote, so that traces of many responses hold each but once.
  private var quoted: Set<String> = []
  /// Rows that were read for the latest spans.
  var readRows: [RowPlace: ReadRow] = [:]
  var likenesses: (instruction: String, ignored: Set<String>, likeness: PromptLikeness)?

  /// Creates a tracer over one index.
  public init(
    index: PhraseIndex,
    placebo: any Placebo,
    rule: ProvenanceRule = .standard,
    limits: Limits = .standard
  ) {
    self.index = index
    self.placebo = placebo
    self.rule = rule
    self.limits = limits
  }

  /// A tracer of the same dataset for another thread: an index serves one at a time.
  ///
  /// - Throws: where the index cannot be opened again.
  public func forAnotherThread() throws -> Tracer {
    Tracer(
      index: try PhraseIndex(at: index.folder),
      placebo: try placebo.forAnotherThread(),
      rule: rule,
      limits: limits
    )
  }

  /// The traces of a response's spans, in their order.
  ///
  /// - Complexity: O(L log N + occurrences) for L words of response and N of dataset; for each span that
  ///   stands in no output, two near-verbatim searches more.
  public func traces(of spans: [Span], in subject: TraceSubject) throws -> [TraceEntry] {
    guard !spans.isEmpty else { return [] }
    let indexed = index.indexed(subject.text)
    let longest = try index.longestMatches(of: indexed)
    return try spans.map { span in
      try trace(SpanQuery(span: span, subject: subject, indexed: indexed, longest: longest))
    }
  }

  private func trace(_ query: SpanQuery) throws -> TraceEntry {
    let found = try query.isWhole ? outputs(holding: query.words, in: query) : .none
    let partial = try found.count == 0 ? partialRun(in: query) : nil
    let near = try found.count == 0 ? nearest(to: query) : nil
    let evidence = SpanEvidence(
      occurrences: found.count,
      nearChance: near?.ofSpan?.expectedByChance,
      partialShare: partial?.share ?? 0,
      isInPlacebo: try placebo.holds(query.words, of: query.subject),
      expectedByChance: expectedByChance(query),
      lift: query.lift,
      baseRanks: query.baseRanks
    )
    let rows = try rows(
      holding: partial?.run ?? query.words,
      at: partial?.found ?? found,
      in: query
    )
    let holders = found.rows
    let trace = Trace(
      span: query.span,
      provenance: rule.provenance(of: evidence),
      lift: evidence.lift,
      occurrences: found.count,
      expectedByChance: evidence.expectedByChance,
      tokenCount: query.tokens.count,
      rows: rows.map(\.evidence.row),
      near: near?.shown,
      similarity: try rows.first.flatMap { best in
        try likeness(of: query).comparison(of: holders, best: best.number)
      }
    )
    return TraceEntry(
      trace: trace,
      evidence: rows.map { quoting($0.evidence) },
      holders: found.areAllRanked ? holders : []
    )
  }

  /// The trace with texts of rows that other traces hold too, so that many traces hold each but once.
  public func quoting(_ entry: TraceEntry) -> TraceEntry {
    TraceEntry(
      trace: entry.trace,
      evidence: entry.evidence.map { quoting($0) },
      holders: entry.holders
    )
  }

  private func quoting(_ evidence: EvidenceRow) -> EvidenceRow {
    if quoted.count > Self.mostQuoted { quoted = [] }
    var evidence = evidence
    evidence.instruction = quoted.insert(evidence.instruction).memberAfterInsert
    evidence.text = quoted.insert(evidence.text).memberAfterInsert
    return evidence
  }

  private static let mostQuoted = 100_000

  /// (L−k+1)·∏ f(wᵢ): how often a run of these words would stand in L words drawn by chance from
  /// the dataset's.
  private func expectedByChance(_ query: SpanQuery) -> Double {
    let frequencies = query.subject.text.folded(query.words).map(index.frequency)
    let starts = query.subject.text.words.count - query.words.count + 1
    return frequencies.reduce(Double(starts), *)
  }
}
