/// The alignments of one search so far, within the limits or not.
struct TriedAlignments {
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
}
