/// What a shard counts of a text and its prompt.
///
/// Summed over all shards of an index it lets each of them answer alone as a part of the whole: which
/// runs are seeds, how rare a word is, and what BM25 makes of a prompt's words depend on the sums.
public struct TraceCounts: Hashable, Sendable, Codable {
  /// How often each word of the text stands in the dataset, copies of rows counted.
  public var words: [Int]
  /// In how many places each run stands that is long enough for a seed of near-verbatim rows, counted up
  /// to what rules it out; `nil` where such rows are not asked for.
  public var seeds: [Int]?
  /// How many rows hold each different word of the prompt in an instruction, each counted in the first
  /// shard that holds it; `nil` without a prompt.
  public var holding: [Int]?

  /// Adds what another shard counts.
  ///
  /// - Returns: false, having added nothing, where it counts another text or other things of it.
  public mutating func add(_ other: TraceCounts) -> Bool {
    guard words.count == other.words.count, seeds?.count == other.seeds?.count,
      holding?.count == other.holding?.count
    else { return false }
    words = Self.sums(words, other.words)
    seeds = seeds.map { Self.sums($0, other.seeds ?? []) }
    holding = holding.map { Self.sums($0, other.holding ?? []) }
    return true
  }

  private static func sums(_ one: [Int], _ other: [Int]) -> [Int] { zip(one, other).map(+) }
}
