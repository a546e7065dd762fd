/// Seeds of one text that follow each other in the query and in the text.
struct SeedChain: Hashable {
  /// In order, at least one; the next may overlap the one before on one side.
  var seeds: ArraySlice<Seed>
  /// What the seeds' words earn, less what the gaps between pay.
  var score: Int
  /// What no chain of the text's seeds passes.
  var bound = 0

  /// The number of the text; −1 without seeds.
  var text: Int { seeds.first?.text ?? -1 }

  /// The diagonals on which the seeds stand.
  var diagonals: ClosedRange<Int> {
    var least = Int.max
    var greatest = Int.min
    for seed in seeds {
      least = min(least, seed.diagonal)
      greatest = max(greatest, seed.diagonal)
    }
    return least...greatest
  }
}

/// Two seeds, one behind the other: what the later adds to a chain.
struct SeedLink {
  /// The words of the later seed that overlap the earlier one, on either side.
  let overlap: Int
  /// The words between, in the query.
  let queryGap: Int
  /// The words between, in the text.
  let placeGap: Int

  /// Nil unless both places ascend, words remain, and the gaps are within `limit`.
  @inline(__always)
  init?(from one: Seed, to other: Seed, limit: Int) {
    guard one.query.lowerBound < other.query.lowerBound,
      one.place.lowerBound < other.place.lowerBound
    else { return nil }
    let queryGap = other.query.lowerBound - one.query.upperBound
    let placeGap = other.place.lowerBound - one.place.upperBound
    overlap = max(0, -queryGap, -placeGap)
    self.queryGap = queryGap + overlap
    self.placeGap = placeGap + overlap
    guard overlap < other.query.count, self.queryGap <= limit, self.placeGap <= limit else {
      return nil
    }
  }

  /// What the later seed's words behind the overlap earn, less what the gap pays.
  @inline(__always)
  func gain(of seed: Seed, scores: WordScores) -> Int {
    scores.sum(seed.query.dropFirst(overlap)) - scores.gapCost(query: queryGap, place: placeGap)
  }
}
