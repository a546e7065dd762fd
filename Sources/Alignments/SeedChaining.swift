/// Finds the chains among the seeds of one text.
///
/// A seed is linked to the one before it that gives the best sum; then the best chain is taken out,
/// the best of what remains, and so on, so that a text may be borrowed from more than once
/// (Abouelhoda & Ohlebusch 2005; taken out as in Li 2018, minimap2, §2.1).
///
/// Its memory is used again for every text of a search.
struct SeedChaining {
  let scores: WordScores
  /// How many words may lie between two seeds, on either side.
  let gap: Int

  private var seeds: [Seed] = []
  private var best: [Int] = []
  private var previous: [Int] = []

  init(scores: WordScores, gap: Int) {
    self.scores = scores
    self.gap = gap
  }

  /// A bound that no chain of these seeds passes: their words, each place of the text counted once,
  /// less the gaps in the text, whatever their order in the query.
  ///
  /// The seeds must be of one text, by place. O(n).
  func bound(of seeds: ArraySlice<Seed>) -> Int {
    var highest = 0
    var running = 0
    var covered = 0
    for seed in seeds {
      let place = seed.place
      if place.lowerBound >= covered {
        let cost = scores.leastGapCost(place.lowerBound - covered)
        running = max(0, running - cost) + scores.sum(seed.query)
      } else if place.upperBound > covered {
        running += scores.sum(seed.query.suffix(place.upperBound - covered))
      }
      covered = max(covered, place.upperBound)
      highest = max(highest, running)
    }
    return highest
  }

  /// The disjoint chains of a text's seeds that score more than `least`, the best first.
  ///
  /// O(n log n + n·w), w being the seeds whose place is within a gap and the longest seed before
  /// another's.
  mutating func chains(of seeds: ArraySlice<Seed>, above least: Int) -> [SeedChain] {
    self.seeds = seeds.joinedOnDiagonals()
    link()
    return takenOut(above: least)
  }

  private mutating func link() {
    best.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    var longest = 0
    for (index, seed) in seeds.enumerated() {
      var sum = scores.sum(seed.query)
      var before = -1
      var other = index - 1
      let horizon = seed.place.lowerBound - gap - longest
      while other >= 0 && seeds[other].place.lowerBound >= horizon {
        if let link = SeedLink(from: seeds[other], to: seed, limit: gap),
          case let candidate = best[other] + link.gain(of: seed, scores: scores), candidate > sum
        {
          sum = candidate
          before = other
        }
        other -= 1
      }
      best.append(sum)
      previous.append(before)
      longest = max(longest, seed.place.count)
    }
  }

  private mutating func takenOut(above least: Int) -> [SeedChain] {
    var ends = best.indices.filter { best[$0] > least }
    ends.sort { (best[$1], $0) < (best[$0], $1) }
    var isTaken = [Bool](repeating: false, count: seeds.count)
    var chains: [SeedChain] = []
    for end in ends where !isTaken[end] {
      var members: [Seed] = []
      var first = end
      var index = end
      while index >= 0 && !isTaken[index] {
        isTaken[index] = true
        members.append(seeds[index])
        first = index
        index = previous[index]
      }
      // A seed that another chain has taken leaves the next one whole, and without a gap to pay.
      let score = best[end] - best[first] + scores.sum(seeds[first].query)
      guard score > least else { continue }
      members.reverse()
      chains.append(SeedChain(seeds: members[...], score: score))
    }
    return chains
  }
}

extension ArraySlice<Seed> {
  /// The seeds by place, those that touch on one diagonal joined.
  func joinedOnDiagonals() -> [Seed] {
    guard count > 1 else { return Array(self) }
    let ordered = sorted {
      ($0.diagonal, $0.place.lowerBound) < ($1.diagonal, $1.place.lowerBound)
    }
    var joined: [Seed] = []
    joined.reserveCapacity(ordered.count)
    for seed in ordered {
      if let last = joined.last, last.diagonal == seed.diagonal,
        seed.query.lowerBound <= last.query.upperBound
      {
        let end = Swift.max(last.query.upperBound, seed.query.upperBound)
        joined[joined.count - 1] = last.extended(toQuery: end)
      } else {
        joined.append(seed)
      }
    }
    joined.sort {
      ($0.place.lowerBound, $0.query.lowerBound) < ($1.place.lowerBound, $1.query.lowerBound)
    }
    return joined
  }
}
