/// Aligns a query with a text around the chains of their seeds.
struct ChainAlignment {
  let query: UnsafeBufferPointer<UInt32>
  let scores: WordScores
  let padding: Int
  private let band = BandedExtension()

  init(query: UnsafeBufferPointer<UInt32>, scores: WordScores, padding: Int) {
    self.query = query
    self.scores = scores
    self.padding = padding
  }

  /// The alignments that a chain leads to: one through its heaviest seed and, where that does not
  /// take in the whole chain, others through what is left on either side.
  func alignments(of chain: SeedChain, with text: UnsafeBufferPointer<UInt32>) -> [WordAlignment] {
    var alignments: [WordAlignment] = []
    var waiting = [chain.seeds]
    while let seeds = waiting.popLast() {
      guard let place = heaviest(of: seeds),
        let alignment = alignment(through: seeds[place], of: seeds, with: text)
      else { continue }
      alignments.append(alignment)
      let done = alignment.query
      waiting.append(seeds[..<place].prefix { $0.query.lowerBound < done.lowerBound })
      waiting.append(seeds[(place + 1)...].drop { $0.query.upperBound <= done.upperBound })
    }
    return alignments
  }

  private func heaviest(of seeds: ArraySlice<Seed>) -> Int? {
    seeds.indices.max { scores.sum(seeds[$0].query) < scores.sum(seeds[$1].query) }
  }

  /// The best alignment through the first word of a seed, within the band of the seeds.
  ///
  /// Nil if the seed is not where it says: seeds are read from files.
  func alignment(
    through anchor: Seed,
    of seeds: ArraySlice<Seed>,
    with text: UnsafeBufferPointer<UInt32>
  ) -> WordAlignment? {
    let (index, place) = (anchor.query.lowerBound, anchor.place.lowerBound)
    guard place < text.count, isEqual(index, place, in: text) else { return nil }
    let diagonals = SeedChain(seeds: seeds, score: 0).diagonals
    let low = diagonals.lowerBound - anchor.diagonal - padding
    let high = diagonals.upperBound - anchor.diagonal + padding
    let ahead = BandedExtension.Walk(
      query: query,
      text: text,
      start: (index + 1, place + 1),
      direction: 1,
      band: low...high,
      reach: (seeds.last ?? anchor).query.upperBound - index - 1
    )
    let behind = BandedExtension.Walk(
      query: query,
      text: text,
      start: (index - 1, place - 1),
      direction: -1,
      band: -high ... -low,
      reach: index - (seeds.first ?? anchor).query.lowerBound
    )
    let before = band.columns(of: behind, scores: scores)
    let parts = [AlignedPart](
      before.reversed() + [.both] + band.columns(of: ahead, scores: scores),
      fromQuery: index - before.count { $0 != .place },
      place: place - before.count { $0 != .query },
      isEqual: { isEqual($0, $1, in: text) }
    )
    return WordAlignment(text: anchor.text, parts: parts, scores: scores)
  }

  private func isEqual(_ index: Int, _ place: Int, in text: UnsafeBufferPointer<UInt32>) -> Bool {
    query[index] == text[place] && query[index] != WordScores.unknown
  }
}
