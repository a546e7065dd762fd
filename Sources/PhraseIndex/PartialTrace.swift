import Alignments
import SpoorModel

/// What one shard of an index says of a text: a part of a ``TraceAnswer``, which those of all shards
/// together make up exactly.
public struct PartialTrace: Hashable, Sendable, Codable {
  /// A chain of seeds in one of the shard's texts, aligned.
  struct Chain: Hashable, Sendable, Codable {
    var rank: AlignedChain.Rank
    /// The text's field, by its place among all fields, and the text's place among the shard's texts of it.
    var field: Int
    var text: Int
    /// The alignments within the limits.
    var alignments: [Alignment]
  }

  /// An alignment that a chain led to.
  struct Alignment: Hashable, Sendable, Codable {
    var query: Range<Int>
    var place: Int
    var score: Double
    /// What is shown of it; nothing of a verbatim copy.
    var near: TraceAnswer.Near?
  }

  /// The number of words of the longest run that begins at each word and stands in the shard.
  public var lengths: [Int]
  /// How often the shard holds these runs; 0 where it lacks the word.
  public var counts: [Int]
  /// The runs that are part of no longer one in the shard, with their rows.
  public var matches: [TraceAnswer.Match]
  /// The best chains; `nil` where near-verbatim rows are not asked for.
  var chains: [Chain]?
  /// The rows most like the prompt; `nil` without one.
  public var similar: [TraceAnswer.Similar]?
}

// MARK: - All shards' together

extension TraceAnswer {
  /// What all shards of an index say of a text; `nil` where the answers are not of one text, or not to
  /// one question.
  ///
  /// A run that stands nowhere in a greater length has its places in those shards whose own longest is as
  /// long, and is part of no longer one there either; rows come in the shards' order, for shards follow
  /// each other as the dataset's rows do. Of all chains the best are kept as if they had been found
  /// together, and of similar rows the best scores.
  ///
  /// - Parameters:
  ///   - parts: the answers in the shards' order.
  ///   - rows: the most rows a match, near-verbatim rows and similar rows.
  ///   - leastWords: runs of fewer words are left out, unless they are the whole text.
  /// - Complexity: O(shards · words).
  public init?(joining parts: [PartialTrace], rows: Int, leastWords: Int) {
    guard let first = parts.first else { return nil }
    let words = first.lengths.count
    let agree = parts.allSatisfy { part in
      part.lengths.count == words && (part.chains == nil) == (first.chains == nil)
        && (part.similar == nil) == (first.similar == nil)
    }
    guard agree else { return nil }
    let lengths = (0..<words).map { word in parts.reduce(0) { max($0, $1.lengths[word]) } }
    var matches: [Match] = []
    for run in LongestMatches.maximal(ofLengths: lengths)
    where run.count >= leastWords || run.count == words {
      let holding = parts.filter { $0.lengths[run.lowerBound] == run.count }
        .map { part in part.matches.first { $0.words == run } }
      guard let match = Match(joining: holding, rows: rows) else { return nil }
      matches.append(match)
    }
    matches.sort { ($0.words.count, $1.range.start) > ($1.words.count, $0.range.start) }
    self.words = words
    self.matches = matches
    near = first.chains.map { _ in Self.near(of: parts, rows: rows) }
    similar = first.similar.map { _ in Self.similar(of: parts, rows: rows) }
  }

  private static func similar(of parts: [PartialTrace], rows: Int) -> [Similar] {
    let best = parts.flatMap { $0.similar ?? [] }.sorted { one, other in
      (one.score, other.number) > (other.score, one.number)
    }
    return Array(best.prefix(rows))
  }

  /// A chain with its place among those of all shards.
  private struct Placed {
    var chain: PartialTrace.Chain
    /// Orders texts by field, shard, and place in it.
    var text: [Int]
    var order: Int

    static func precedes(_ one: Self, _ other: Self) -> Bool {
      guard one.chain.rank == other.chain.rank else {
        return AlignedChain.Rank.precedes(one.chain.rank, other.chain.rank)
      }
      if one.text != other.text { return one.text.lexicographicallyPrecedes(other.text) }
      return one.order < other.order
    }
  }

  private static func near(of parts: [PartialTrace], rows: Int) -> [Near] {
    let placed = parts.enumerated().flatMap { shard, part in
      (part.chains ?? []).enumerated().map { order, chain in
        Placed(chain: chain, text: [chain.field, shard, chain.text], order: order)
      }
    }
    let best = placed.sorted(by: Placed.precedes).prefix(NearLimits.standard.candidates)
    let texts = Set(best.map(\.text)).sorted { $0.lexicographicallyPrecedes($1) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(texts, texts.indices))
    let found = best.flatMap { placed in
      placed.chain.alignments.map { (text: numbers[placed.text] ?? 0, alignment: $0) }
    }
    let order = FoundAlignment.best(
      found.map { text, alignment in
        FoundAlignment(
          text: text,
          query: alignment.query,
          place: alignment.place,
          score: alignment.score
        )
      }
    )
    return Array(order.compactMap { found[$0].alignment.near }.prefix(rows))
  }
}

extension TraceAnswer.Match {
  /// A run as the shards that hold it answer; `nil` where one of them does not.
  fileprivate init?(joining parts: [TraceAnswer.Match?], rows: Int) {
    guard let first = parts.first, var match = first else { return nil }
    for part in parts.dropFirst() {
      guard let part else { return nil }
      match.fields.merge(part.fields, uniquingKeysWith: +)
      match.rows += part.rows.prefix(max(0, rows - match.rows.count))
    }
    self = match
  }
}
