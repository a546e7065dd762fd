/// The alignments of one search, as they are found.
struct FoundAlignments {
  private var alignments: [WordAlignment] = []

  /// Adds an alignment.
  mutating func append(_ alignment: WordAlignment) { alignments.append(alignment) }

  /// Whether an alignment has taken in all seeds of a chain: aligning it would give that one again.
  func contain(_ chain: SeedChain) -> Bool {
    guard let first = chain.seeds.first, let last = chain.seeds.last else { return true }
    return alignments.contains { alignment in
      alignment.text == chain.text
        && alignment.query.contains(first.query.lowerBound...last.query.upperBound - 1)
        && alignment.place.contains(first.place.lowerBound...last.place.upperBound - 1)
    }
  }

  /// Those within the limits, the highest score first, without those whose query words lie within a
  /// better one's of the same text.
  func best(within limits: NearLimits) -> [WordAlignment] {
    let ranked = alignments.filter(limits.admit).sorted {
      ($1.score, $0.text, $0.query.lowerBound, $0.place.lowerBound)
        < ($0.score, $1.text, $1.query.lowerBound, $1.place.lowerBound)
    }
    var kept: [WordAlignment] = []
    for alignment in ranked {
      let isInside = kept.contains {
        $0.text == alignment.text && $0.query.contains(alignment.query)
      }
      if !isInside { kept.append(alignment) }
    }
    return kept
  }
}
