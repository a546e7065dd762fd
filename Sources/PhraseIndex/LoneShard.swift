import Alignments
public import Foundation
import SpoorModel
import SuffixArrays

/// One shard of an index, opened without the others: what it says is a part of the whole's answer.
///
/// A machine that traces against one shard maps that one alone. Not `Sendable`: open one a thread.
public final class LoneShard {
  /// The whole index's manifest.
  public var manifest: IndexManifest { index.manifest }
  /// The shard's number, from 1.
  public let number: Int

  private let index: PhraseIndex
  /// Ranks the shard's rows among those of all shards.
  private lazy var ranking = Result {
    ConceptRanking(
      index.shards.map { ($0.postings, $0.repeated) },
      among: try manifest.ranked(at: index.folder)
    )
  }

  /// Opens shard `number`, from 1, of the `count` of the index at `folder`.
  ///
  /// - Throws: ``SpoorError`` where there is no such index or shard, or it is damaged.
  public init(_ number: Int, of count: Int, at folder: URL) throws {
    let manifest = try IndexManifest(of: folder)
    let held = manifest.shards.count
    guard held == count, 1...count ~= number else {
      throw SpoorError(
        .usage,
        "the index has \(held == 1 ? "one shard" : "\(held) shards"); there is no \(number)/\(count)",
        at: SpoorError.Location(file: folder.path),
        remedy: "Name one of its shards, as in '--shard 1/\(held)'."
      )
    }
    self.number = number
    index = try PhraseIndex(manifest, at: folder, opening: .shard(number - 1))
  }

  /// What the shard counts of a text, to be summed over all shards.
  ///
  /// - Throws: ``SpoorError`` for a damaged index.
  /// - Complexity: O(m log n) for m words of text and n of the shard; and the postings of the prompt's words.
  public func counts(of text: String, _ scope: TraceScope) throws -> TraceCounts {
    let query = index.indexed(text)
    return try index.checked {
      TraceCounts(
        words: index.wordCounts(of: query),
        seeds: scope.near == .sought ? try index.seedPlaces(of: query) : nil,
        holding: try scope.prompt.map { try holding(ofPrompt: $0) }
      )
    }
  }

  private func holding(ofPrompt prompt: String) throws -> [Int] {
    let ranking = try ranking.get()
    return try index.terms(of: prompt).map { try ranking.rowsHolding($0) }
  }

  /// What the shard says of a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - scope: what is asked.
  ///   - sums: what all shards count; needed for a prompt and for near-verbatim rows.
  /// - Returns: the shard's part of the answer.
  /// - Throws: ``SpoorError`` for a damaged index, and for sums that lack what is asked.
  /// - Complexity: as ``PhraseIndex/trace(_:_:)``, of the shard alone.
  public func trace(_ text: String, _ scope: TraceScope, sums: TraceCounts?) throws -> PartialTrace
  {
    let query = index.indexed(text)
    let longest = try index.longestMatches(of: query, in: scope.field)
    let places = (0..<query.count).map { longest.places(at: $0) }
    return PartialTrace(
      lengths: places.map(\.length),
      counts: try places.map { places in
        guard let field = scope.field else { return index.count(of: places) }
        return try index.counts(of: places)[field] ?? 0
      },
      matches: try index.matches(longest, of: query, scope).map(TraceAnswer.Match.init),
      chains: scope.near == .sought ? try chains(of: query, scope, sums) : nil,
      similar: try scope.prompt.map { try similar(to: $0, limit: scope.rows, sums) }
    )
  }

  // MARK: - What needs the sums

  private func chains(
    of query: IndexedText,
    _ scope: TraceScope,
    _ sums: TraceCounts?
  ) throws -> [PartialTrace.Chain] {
    guard let sums, let seeds = sums.seeds, sums.words.count == query.count else {
      throw lacking("near-verbatim rows", remedy: "Count with --near too.")
    }
    let joined = JoinedTexts(index.shards)
    let words = JoinedQuery(query) { sums.words[$0] > 0 }
    let chains = try index.checked {
      try index.chains(
        of: query,
        words,
        at: try index.seedRuns(of: query, standingIn: seeds),
        in: scope.field,
        of: joined,
        index.surprisal(of: sums.words, by: words.ids)
      )
    }
    let segments = index.shards[0].segments
    return try chains.map { chain in
      let segment = joined.located(chain.text).segment
      let field = segments.field(of: segment)
      return PartialTrace.Chain(
        rank: chain.rank,
        field: FieldNumbers.number(of: field),
        text: segment - segments.numbers(of: field).lowerBound,
        alignments: try chain.alignments.map { try found($0, in: segment, of: query) }
      )
    }
  }

  private func found(
    _ alignment: WordAlignment,
    in segment: Int,
    of query: IndexedText
  ) throws -> PartialTrace.Alignment {
    let located = LocatedAlignment(shard: 0, segment: segment, alignment: alignment)
    let isCopy = alignment.identity == 1
    return PartialTrace.Alignment(
      query: alignment.query,
      place: alignment.place.lowerBound,
      score: alignment.score,
      near: isCopy ? nil : TraceAnswer.Near(try index.nearMatch(located, of: query))
    )
  }

  private func similar(
    to prompt: String,
    limit: Int,
    _ sums: TraceCounts?
  ) throws -> [TraceAnswer.Similar] {
    let terms = index.terms(of: prompt)
    guard let sums, let holding = sums.holding, holding.count == terms.count else {
      throw lacking("rows like the prompt", remedy: "Count the same responses, with their prompts.")
    }
    let best = try ranking.get().best(limit, of: terms, holding: holding)
    let first = index.firstRows[0]
    return try best.map { found in
      let evidence = try index.evidence(for: SimilarRow(row: first + found.row, score: found.score))
      return TraceAnswer.Similar(evidence)
    }
  }

  private func lacking(_ what: String, remedy: String) -> SpoorError {
    SpoorError(.badInput, "the sums of all shards' counts lack what \(what) need", remedy: remedy)
  }
}
