import Statistics
import Testing

@testable import Alignments

@Suite("Chains of seeds")
struct ChainTests {
  private func seeds(_ generator: inout SplitMix64, texts: Int) -> (WordScores, [Seed]) {
    let query = generator.words(60, from: 1...9)
    let seeds = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
      let length = Int.random(in: 3...8, using: &generator)
      return Seed(
        text: .random(in: 0..<texts, using: &generator),
        query: .random(in: 0...query.count - length, using: &generator),
        place: .random(in: 0...70, using: &generator),
        length: length
      )
    }
    return (WordScores(query), seeds)
  }

  @Test("the best chain scores as when all pairs are tried, and within its bound")
  func allPairs() {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<1_000 {
      let (scores, seeds) = seeds(&generator, texts: 1)
      var chaining = SeedChaining(scores: scores, gap: 12)
      let joined = seeds[...].joinedOnDiagonals()
      let chains = chaining.chains(of: seeds[...], above: 0)
      #expect(chains.first?.score == chaining.bestScoreByTryingAllPairs(of: joined))
      #expect(chains.flatMap(\.seeds).count == joined.count)
      #expect(Set(chains.flatMap(\.seeds)) == Set(joined))
    }
  }

  @Test("no chain of a text passes the text's bound, nor are the best of all texts missed")
  func bounds() {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<300 {
      let (scores, passages) = sharedSeeds(&generator)
      let ordered = passages.seeds.orderedByTextAndPlace()
      var chaining = SeedChaining(scores: scores, gap: 12)
      var all: [Int] = []
      for text in passages.texts.indices {
        let ofText = ordered.filter { $0.text == text }[...]
        let chains = chaining.chains(of: ofText, above: 0)
        let bound = chaining.bound(of: ofText)
        #expect(chains.allSatisfy { $0.score <= bound })
        all += chains.map(\.score)
      }
      let found = ChainSearch(scores: scores, gap: 12, limit: 5).chains(of: passages.seeds)
      #expect(found.map(\.score) == Array(all.sorted(by: >).prefix(5)))
    }
  }

  private func sharedSeeds(_ generator: inout SplitMix64) -> (WordScores, Passages) {
    let query = generator.words(40, from: 1...4)
    let texts = (0..<6).map { _ in generator.words(40, from: 1...4) }
    return (WordScores(query), Passages(query: query, texts: texts))
  }

  @Test("3-grams of one run are one seed")
  func joining() {
    let run = (0..<5).map { Seed(text: 0, query: 2 + $0, place: 9 + $0, length: 3) }
    #expect(run[...].joinedOnDiagonals() == [Seed(text: 0, query: 2, place: 9, length: 7)])
  }

  @Test("seeds are ordered by text and place, whatever their numbers")
  func order() {
    var generator = SplitMix64(seed: 13)
    for largest in [3, 3_000, 4_000_000_000] {
      let seeds = (0..<500).map { _ in
        Seed(
          text: .random(in: 0...largest, using: &generator),
          query: 0,
          place: .random(in: 0...largest, using: &generator),
          length: 3
        )
      }
      let expected = seeds.sorted {
        ($0.text, $0.place.lowerBound) < ($1.text, $1.place.lowerBound)
      }
      #expect(seeds.orderedByTextAndPlace() == expected)
    }
  }
}
