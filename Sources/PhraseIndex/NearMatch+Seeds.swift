import Alignments
import SpoorModel
import SuffixArrays

extension PhraseIndex {
  /// A run that stands in more places than this is no seed: it leads to rows that share an idiom, and
  /// at a cost.
  private static let seedPlaces = 500
  private static let seedWords = 3
  /// A phrase of fewer words may have no run of three beside its swapped word, and seldom six words
  /// that are equal: it is somebody's question, not a text in which idioms must be passed over.
  private static let longPhrase = 10
  private static let seedWordsOfPhrase = 2

  /// Whether a text is long enough to pass over idioms.
  static func isLong(_ query: IndexedText) -> Bool { query.count >= longPhrase }

  private static func seedLength(in query: IndexedText) -> Int {
    isLong(query) ? seedWords : seedWordsOfPhrase
  }

  /// Each shard's ranks of every run of the query that is a seed: how many places a run has counts over
  /// all shards.
  func seedRuns(of query: IndexedText) throws -> [[Range<Int>]] {
    let length = Self.seedLength(in: query)
    guard query.count >= length else { return shards.map { _ in [] } }
    var runs = try zip(shards, query.ids).map { shard, ids in
      try shard.suffixes.occurrences(ofRunsOf: length, in: ids)
    }
    for word in runs.first?.indices ?? 0..<0 where exceedsSeedPlaces(runs.map { $0[word] }) {
      for shard in runs.indices { runs[shard][word] = 0..<0 }
    }
    return runs
  }

  /// Whether a run stands in too many places, each row's counted once, to be a seed.
  private func exceedsSeedPlaces(_ ranks: [Range<Int>]) -> Bool {
    guard ranks.reduce(0, { $0 + $1.count }) > Self.seedPlaces else { return false }
    var places = 0
    for (shard, ranks) in zip(shards, ranks) where places <= Self.seedPlaces {
      let most = Self.seedPlaces - places + 1
      places +=
        shard.repeated.count > 0
        ? shard.positions(of: ranks, in: nil, limit: most).count : ranks.count
    }
    return places > Self.seedPlaces
  }

  /// Every place of every run of so many words, by the segment that holds it.
  func seeds(
    of query: IndexedText,
    at runs: [Range<Int>],
    _ shard: Shard,
    _ field: RowField?
  ) throws -> [Seed] {
    let length = Self.seedLength(in: query)
    var seeds: [Seed] = []
    for (word, ranks) in runs.enumerated() {
      for position in shard.positions(of: ranks, in: field, limit: .max) {
        let segment = try shard.segments.number(holding: position)
        let place = position - (try shard.segments.words(of: segment).lowerBound)
        seeds.append(Seed(text: segment, query: word, place: place, length: length))
      }
    }
    return seeds
  }
}
