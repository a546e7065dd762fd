extension SeedChaining {
  /// The score of the best chain among seeds, every pair of them tried: what ``chains(of:above:)``
  /// is tested against.
  ///
  /// - Complexity: O(n²).
  func bestScoreByTryingAllPairs(of seeds: [Seed]) -> Int {
    let ordered = seeds.sorted { $0.query.lowerBound < $1.query.lowerBound }
    var best: [Int] = []
    for (index, seed) in ordered.enumerated() {
      let continued = (0..<index).compactMap { other in
        SeedLink(from: ordered[other], to: seed, limit: gap).map { link in
          best[other] + link.gain(of: seed, scores: scores)
        }
      }
      best.append(max(scores.sum(seed.query), continued.max() ?? 0))
    }
    return best.max() ?? 0
  }
}
