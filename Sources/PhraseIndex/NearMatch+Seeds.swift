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
    var runs = try possibleSeedRuns(of: query)
    for word in runs.first?.indices ?? 0..<0 {
      let ranks = runs.map { $0[word] }
      guard ranks.reduce(0, { $0 + $1.count }) > Self.seedPlaces, isTooFrequent(places(of: ranks))
      else { continue }
      for shard in runs.indices { runs[shard][word] = 0..<0 }
    }
    return runs
  }

  /// Each shard's ranks of every run of the query that is long enough for a seed.
  private func possibleSeedRuns(of query: IndexedText) throws -> [[Range<Int>]] {
    let length = Self.seedLength(in: query)
    guard query.count >= length else { return shards.map { _ in [] } }
    return try zip(shards, query.ids).map { shard, ids in
      try shard.suffixes.occurrences(ofRunsOf: length, in: ids)
    }
  }

  /// In how many places a run stands, each row's counted once; not counted on where they are too many
  /// for a seed.
  private func places(of ranks: [Range<Int>]) -> Int {
    var places = 0
    for (shard, ranks) in zip(shards, ranks) where !isTooFrequent(places) {
      let most = Self.seedPlaces - places + 1
      places +=
        shard.repeated.count > 0
        ? shard.positions(of: ranks, in: nil, limit: most).count : min(most, ranks.count)
    }
    return places
  }

  private func isTooFrequent(_ places: Int) -> Bool { places > Self.seedPlaces }

  /// In how many places each run stands that is long enough for a seed; at most one more than a seed
  /// may have.
  func seedPlaces(of query: IndexedText) throws -> [Int] {
    let runs = try possibleSeedRuns(of: query)
    return (runs.first?.indices ?? 0..<0).map { word in places(of: runs.map { $0[word] }) }
  }

  /// As ``seedRuns(of:)``, where it is known in how many places of all shards each run stands.
  func seedRuns(of query: IndexedText, standingIn places: [Int]) throws -> [[Range<Int>]] {
    try possibleSeedRuns(of: query).map { runs in
      zip(runs, places).map { isTooFrequent($1) ? 0..<0 : $0 }
    }
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
