import Statistics
import Testing

@testable import Alignments

/// Texts of few words, so that they repeat themselves, shift and nearly match everywhere.
@Suite("Random texts of small alphabets")
struct RandomTextTests {
  private func passages(_ generator: inout SplitMix64) -> Passages {
    let largest: UInt32 = [3, 8, 40].randomElement(using: &generator) ?? 8
    let query = generator.words(.random(in: 0...50, using: &generator), from: 1...largest)
    let texts = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let start = Int.random(in: 0...query.count, using: &generator)
      return generator.words(.random(in: 0...9, using: &generator), from: 1...largest)
        + generator.perturbed(Array(query[start...].prefix(30)), from: 1...largest)
        + generator.words(.random(in: 0...9, using: &generator), from: 1...largest)
    }
    return Passages(query: query, texts: texts)
  }

  @Test("the parts give both sides again, word by word")
  func reassembly() {
    var generator = SplitMix64(seed: 1)
    var seen = 0
    for _ in 0..<1_000 {
      let passages = passages(&generator)
      for alignment in passages.alignments() {
        seen += 1
        check(alignment, in: passages)
      }
    }
    #expect(seen > 500)
  }

  private func check(_ alignment: WordAlignment, in passages: Passages) {
    let text = passages.texts[alignment.text]
    var query = alignment.query.lowerBound
    var place = alignment.place.lowerBound
    for (index, part) in alignment.parts.enumerated() {
      #expect(part.query.lowerBound == query && part.place.lowerBound == place)
      query = part.query.upperBound
      place = part.place.upperBound
      #expect((part.kind == .equal) == index.isMultiple(of: 2))
      let isEqual = passages.query[part.query] == text[part.place]
      #expect(isEqual == (part.kind == .equal))
      #expect(part.columns > 0)
    }
    #expect(query == alignment.query.upperBound && place == alignment.place.upperBound)
    #expect(alignment.parts.last?.kind == .equal)
    #expect((0.6...1).contains(alignment.identity))
    #expect(alignment.equalWords >= 6)
    let equal = alignment.parts.filter { $0.kind == .equal }.flatMap { passages.query[$0.query] }
    let surprisal = equal.map(Passages.surprisal).reduce(0, +)
    #expect(alignment.surprisal == surprisal)
    #expect(alignment.score == surprisal - 7 * Double(alignment.editedWords))
  }

  @Test("no alignment of a text lies within a better one of that text")
  func noneInside() {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<300 {
      let found = passages(&generator).alignments()
      for (index, worse) in found.enumerated() {
        for better in found[..<index] {
          #expect(better.score >= worse.score)
          #expect(better.text != worse.text || !better.query.contains(worse.query))
        }
      }
    }
  }

  @Test("a wide band gives the score of the whole table, from any corner")
  func fullTable() {
    var generator = SplitMix64(seed: 3)
    let band = BandedExtension()
    for _ in 0..<500 {
      let passages = passages(&generator)
      let text = passages.texts[0]
      let scores = WordScores(passages.query)
      let table = FullTable(query: passages.query, text: text, scores: scores)
      let ahead = band.score(passages.query, text, scores, direction: 1, band: -80...80)
      #expect(ahead == table.bestScoreFromStart)
      let behind = band.score(passages.query, text, scores, direction: -1, band: -80...80)
      let mirrored = FullTable(
        query: passages.query.reversed(),
        text: text.reversed(),
        scores: WordScores(passages.query.reversed())
      )
      #expect(behind == mirrored.bestScoreFromStart)
      let narrow = band.score(passages.query, text, scores, direction: 1, band: -2...3)
      #expect(narrow <= table.bestScoreFromStart)
    }
  }

  @Test("a shift is followed up to the edge of the band, and no further")
  func bandEdges() {
    let run: [UInt32] = .run(100, count: 20)
    let band = BandedExtension()
    for (query, text, edge) in [(run, [1, 2, 3] + run, 3), ([1, 2, 3] + run, run, -3)] {
      let scores = WordScores(query)
      func score(_ band: BandedExtension, _ last: Int) -> Int {
        band.score(
          query,
          text,
          scores,
          direction: 1,
          band: min(0, last)...max(0, last)
        )
      }
      let expected = FullTable(query: query, text: text, scores: scores).bestScoreFromStart
      #expect(expected > 0)
      #expect(score(band, edge) == expected)
      #expect(score(band, edge - edge.signum()) == 0)
    }
  }

  @Test("through any seed of the best local alignment, the wide band finds that alignment")
  func smithWaterman() {
    var generator = SplitMix64(seed: 4)
    var costs = AlignmentCosts.standard
    costs.padding = 200
    costs.drop = 100_000
    var reached = 0
    var tried = 0
    for _ in 0..<400 {
      let passages = passages(&generator)
      let text = passages.texts[0]
      let scores = WordScores(passages.query, costs: costs)
      let best = FullTable(query: passages.query, text: text, scores: scores).bestLocalScore
      let found = passages.seeds.filter { $0.text == 0 }.compactMap { seed in
        passages.query.withUnsafeBufferPointer { query in
          text.withUnsafeBufferPointer { text in
            ChainAlignment(query: query, scores: scores, padding: 200)
              .alignment(through: seed, of: [seed], with: text)?.score
          }
        }
      }
      guard let highest = found.max() else { continue }
      #expect(highest * WordScores.unit <= Double(best))
      tried += 1
      if highest * WordScores.unit == Double(best) { reached += 1 }
    }
    // The best local alignment may hold no run of three words; then nothing leads to it.
    #expect(tried > 250 && reached * 20 > tried * 19, "\(reached) of \(tried)")
  }

  @Test("a perturbed copy among other words is found whole, as by Smith and Waterman")
  func plantedCopies() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<300 {
      let passage = generator.words(40, from: 100...100_000)
      let copy = generator.perturbed(passage, from: 200_000...300_000)
      let query = generator.words(20, from: 300_001...400_000) + copy
      let passages = Passages(query: query, texts: [generator.words(9, from: 1...9) + passage])
      let table = FullTable(
        query: query,
        text: passages.texts[0],
        scores: WordScores(query)
      )
      let best = Double(table.bestLocalScore) / WordScores.unit
      #expect(passages.alignments().first?.score == best)
    }
  }
}

extension WordScores {
  /// The scores of a query for the tests' surprisals.
  init(_ query: [UInt32], costs: AlignmentCosts = .standard) {
    self = query.withUnsafeBufferPointer {
      WordScores(of: $0, costs: costs, surprisal: Passages.surprisal)
    }
  }
}

extension BandedExtension {
  /// The score of the best walk from one end of both sides, never given up.
  func score(
    _ query: [UInt32],
    _ text: [UInt32],
    _ scores: WordScores,
    direction: Int,
    band: ClosedRange<Int>
  ) -> Int {
    let start = direction > 0 ? (query: 0, place: 0) : (query.count - 1, text.count - 1)
    let columns: [AlignmentColumn] = query.withUnsafeBufferPointer { query in
      text.withUnsafeBufferPointer { text in
        self.columns(
          of: Walk(
            query: query,
            text: text,
            start: start,
            direction: direction,
            band: band,
            reach: query.count
          ),
          scores: scores
        )
      }
    }
    var (index, place) = start
    var sum = 0
    for column in columns {
      let isEqual = column == .both && query[index] == text[place]
      sum += isEqual ? scores.matches[index] : -scores.edit
      if column != .place { index += direction }
      if column != .query { place += direction }
    }
    return sum
  }
}
