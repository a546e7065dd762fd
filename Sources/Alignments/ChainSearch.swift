/// The best chains of all texts, found without chaining the texts that cannot hold one.
struct ChainSearch {
  /// The seeds of one text, with a bound on what their chains score.
  private struct Group {
    let bound: Int
    let seeds: Range<Int>
  }

  let scores: WordScores
  let gap: Int
  let limit: Int

  /// The `limit` best chains, the best first.
  ///
  /// Texts are taken by descending bound, until no bound exceeds the least chain kept: the result is
  /// that of chaining every text.
  func chains(of seeds: [Seed]) -> [SeedChain] {
    let ordered = seeds.orderedByTextAndPlace()
    var chaining = SeedChaining(scores: scores, gap: gap)
    var best = BestChains(limit: limit)
    for group in groups(of: ordered, by: chaining) {
      guard group.bound > best.threshold else { break }
      for var chain in chaining.chains(of: ordered[group.seeds], above: best.threshold) {
        chain.bound = group.bound
        best.offer(chain)
      }
    }
    return best.chains
  }

  private func groups(of seeds: [Seed], by chaining: SeedChaining) -> [Group] {
    var groups: [Group] = []
    var start = 0
    while start < seeds.count {
      let text = seeds[start].text
      var end = start + 1
      while end < seeds.count && seeds[end].text == text { end += 1 }
      groups.append(Group(bound: chaining.bound(of: seeds[start..<end]), seeds: start..<end))
      start = end
    }
    groups.sort { ($1.bound, $0.seeds.lowerBound) < ($0.bound, $1.seeds.lowerBound) }
    return groups
  }
}
