import Foundation
public import PhraseIndex
public import SpoorModel
import Words

/// Finds where the words of spans stand in the dataset, and what tuning did to their probability.
public final class Tracer {
  /// How much evidence a trace carries.
  public struct Limits: Sendable {
    /// At most this many rows a trace.
    public var rows = 10
    /// At most this many occurrences of a run are ranked; all are counted.
    public var rankedOccurrences = 2000
    /// Rows outside the best so many by concept similarity count as not similar at all.
    public var similarRows = 50

    /// The limits that an audit uses.
    public static let standard = Limits()
  }

  private let index: PhraseIndex
  private let placebo: Placebo
  private let rule: ProvenanceRule
  private let limits: Limits
  private var similarities: [String: [Int: Double]] = [:]

  /// Creates a tracer over one index.
  public init(
    index: PhraseIndex,
    placebo: Placebo,
    rule: ProvenanceRule = .standard,
    limits: Limits = .standard
  ) {
    self.index = index
    self.placebo = placebo
    self.rule = rule
    self.limits = limits
  }

  /// The traces of a response's spans, in their order.
  ///
  /// - Complexity: O(L log N + occurrences) for L words of response and N of dataset.
  public func traces(of spans: [Span], in subject: TraceSubject) throws -> [TraceEntry] {
    guard !spans.isEmpty else { return [] }
    let indexed = index.indexed(subject.text)
    let longest = try index.longestMatches(of: indexed)
    return try spans.map { span in
      try trace(SpanQuery(span: span, subject: subject, indexed: indexed, longest: longest))
    }
  }

  private func trace(_ query: SpanQuery) throws -> TraceEntry {
    let words = query.words
    let found = try query.isWhole ? outputs(holding: words, in: query) : .none
    let partial = try found.count == 0 ? partialRun(in: query) : nil
    let evidence = SpanEvidence(
      occurrences: found.count,
      partialShare: partial?.share ?? 0,
      isInPlacebo: placebo.holds(
        query.subject.text.folded(words),
        excludingPrompt: query.excludedPrompt
      ),
      expectedByChance: expectedByChance(query),
      lift: query.lift,
      baseRanks: query.baseRanks
    )
    let run = partial?.run ?? words
    let rows = try rows(holding: run, at: partial?.found ?? found, in: query)
    let trace = Trace(
      span: query.span,
      provenance: rule.provenance(of: evidence),
      lift: evidence.lift,
      occurrences: found.count,
      expectedByChance: evidence.expectedByChance,
      tokenCount: query.tokens.count,
      rows: rows.map(\.row)
    )
    return TraceEntry(
      trace: trace,
      evidence: rows,
      holders: Set(found.ranked.map(\.row)).sorted()
    )
  }

  /// (L−k+1)·∏ f(wᵢ): how often a run of these words would stand in L words drawn by chance from
  /// the dataset's.
  private func expectedByChance(_ query: SpanQuery) -> Double {
    let frequencies = query.subject.text.folded(query.words).map(index.frequency)
    let starts = query.subject.text.words.count - query.words.count + 1
    return frequencies.reduce(Double(starts), *)
  }
}

// MARK: - Occurrences

extension Tracer {
  /// The outputs that hold a run: how often, and those that are ranked.
  private struct Found {
    var count: Int
    var ranked: [Occurrence]

    static let none = Found(count: 0, ranked: [])
  }

  private struct PartialRun {
    var run: Range<Int>
    var share: Double
    var found: Found
  }

  private func outputs(holding words: Range<Int>, in query: SpanQuery) throws -> Found {
    let places = try index.places(of: words, in: query.indexed)
    guard let count = try index.counts(of: places)[.output] else { return .none }
    let ranked = try index.occurrences(of: places, in: .output, limit: limits.rankedOccurrences)
    return Found(count: count, ranked: ranked)
  }

  /// The run inside the span that holds most of its content words and stands in an output.
  private func partialRun(in query: SpanQuery) throws -> PartialRun? {
    let isContent = query.subject.text.folded(query.words).map {
      index.frequency(of: $0) <= rule.contentWordFrequency
    }
    let total = isContent.filter { $0 }.count
    guard total > 0 else { return nil }
    var best: PartialRun?
    for start in query.words {
      let offset = query.words.lowerBound
      let longest = min(query.words.upperBound, start + query.longest.length(at: start))
      // The longest run may stand in instructions only, and a shorter one in an output.
      for end in stride(from: longest, to: start, by: -1) {
        let held = isContent[(start - offset)..<(end - offset)].filter { $0 }.count
        let share = Double(held) / Double(total)
        guard share > best?.share ?? 0 else { break }
        let found = try outputs(holding: start..<end, in: query)
        if found.count == 0 { continue }
        best = PartialRun(run: start..<end, share: share, found: found)
      }
    }
    return best
  }
}

// MARK: - Rows

extension Tracer {
  private struct Candidate {
    var place: Occurrence
    var score: Double
  }

  /// The best rows that hold a run: match × rarity × concept similarity, ties in dataset order.
  private func rows(
    holding run: Range<Int>,
    at found: Found,
    in query: SpanQuery
  ) throws -> [EvidenceRow] {
    var best: [Int: Candidate] = [:]
    let similarity = try similarity(to: query.subject.prompt)
    for occurrence in found.ranked {
      let candidate = try candidate(occurrence, run: run, in: query, similarity)
      if candidate.score > best[candidate.place.row]?.score ?? -1 {
        best[candidate.place.row] = candidate
      }
    }
    return try best.values
      .sorted { ($0.score, $1.place.row) > ($1.score, $0.place.row) }
      .prefix(limits.rows)
      .map { try index.evidence(for: $0.place, score: $0.score) }
  }

  /// One occurrence, widened to the longest run of the response around it, with its score: the
  /// information of the widened run's words, Σ −ln f(w), times one to two for the row's similarity.
  private func candidate(
    _ found: Occurrence,
    run: Range<Int>,
    in query: SpanQuery,
    _ similarity: [Int: Double]
  ) throws -> Candidate {
    let (place, matched) = try index.widened(found, of: run, in: query.indexed)
    let information = query.subject.text.folded(matched).reduce(0) { sum, word in
      sum - log(max(index.frequency(of: word), .leastNormalMagnitude))
    }
    return Candidate(place: place, score: information * (1 + similarity[place.row, default: 0]))
  }

  /// Rows like the prompt with their BM25 as a share of the best row's.
  private func similarity(to prompt: Prompt) throws -> [Int: Double] {
    if let known = similarities[prompt.id] { return known }
    let similar = try index.similarRows(to: prompt.instruction, limit: limits.similarRows)
    let best = similar.first?.score ?? 0
    let shares = Dictionary(
      uniqueKeysWithValues: similar.map { ($0.row, best > 0 ? $0.score / best : 0) }
    )
    similarities[prompt.id] = shares
    return shares
  }

  /// The folded words of a text, as the index splits it.
  func foldedWords(of text: String) throws -> [String] { index.scanner.words(of: text).map(\.text) }

  /// Whether a row's output holds a run of folded words.
  func outputHolds(_ run: [String], row: Int) throws -> Bool {
    let outputs = try index.row(row).parts.filter { $0.field == .output }
    return Placebo(outputs.map { ("", WordedText($0.text, by: index.scanner)) }).holds(run)
  }

  /// The rows most like a prompt, best first, at most `limit`.
  func mostSimilarRows(to prompt: Prompt, limit: Int) throws -> [Int] {
    try similarity(to: prompt).sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(limit).map(\.key)
  }
}
