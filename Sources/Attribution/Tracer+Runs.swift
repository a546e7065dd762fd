import PhraseIndex
import SpoorModel
import Words

extension Tracer {
  /// The outputs that hold a run: how often, and those that are ranked.
  struct Found {
    var count: Int
    var ranked: [Occurrence]
    /// Whether those that are ranked are all, but for copies of their rows.
    var areAllRanked: Bool

    static let none = Found(count: 0, ranked: [], areAllRanked: true)

    /// The rows of those that are ranked, ascending.
    var rows: [Int] { Set(ranked.map(\.row)).sorted() }
  }

  /// A part of a span that stands in an output.
  struct PartialRun {
    var run: Range<Int>
    /// The share of the span's content words that it holds.
    var share: Double
    var found: Found
  }

  func outputs(holding words: Range<Int>, in query: SpanQuery) throws -> Found {
    let places = try index.places(of: words, in: query.indexed)
    guard let count = try index.counts(of: places)[.output] else { return .none }
    // In the dataset's order: that of the suffixes depends on how the index was built.
    let ranked = try index.firstOccurrences(
      of: places,
      in: .output,
      limit: limits.rankedOccurrences
    )
    return Found(
      count: count,
      ranked: ranked,
      areAllRanked: ranked.count < limits.rankedOccurrences
    )
  }

  /// The run inside the span that holds most of its content words and stands in an output.
  func partialRun(in query: SpanQuery) throws -> PartialRun? {
    let isContent = query.subject.text.folded(query.words).map {
      index.frequency(of: $0) <= rule.contentWordFrequency
    }
    let total = isContent.filter { $0 }.count
    guard total > 0 else { return nil }
    var best: PartialRun?
    for start in query.words {
      let offset = query.words.lowerBound
      let longest = min(query.words.upperBound, start + query.longest.length(at: start))
      // The longest run may stand in instructions only, and a shorter one in an output.
      for end in stride(from: longest, to: start, by: -1) {
        let held = isContent[(start - offset)..<(end - offset)].filter { $0 }.count
        let share = Double(held) / Double(total)
        guard share > best?.share ?? 0 else { break }
        let found = try outputs(holding: start..<end, in: query)
        if found.count == 0 { continue }
        best = PartialRun(run: start..<end, share: share, found: found)
      }
    }
    return best
  }
}
