import Foundation
import Statistics
import Testing

@testable import Alignments

@Suite("Alignments expected by chance")
struct ExpectedByChanceTests {
  /// An alignment of `columns` words, the edited ones swapped, of words with frequency 1/`words`.
  private func alignment(columns: Int, edited: [Int], words: Double) -> WordAlignment {
    let query: [UInt32] = .run(1, count: UInt32(columns))
    let scores = query.withUnsafeBufferPointer {
      WordScores(of: $0, costs: .standard) { _ in log(words) }
    }
    let parts = [AlignedPart](
      Array(repeating: .both, count: columns),
      fromQuery: 0,
      place: 0,
      isEqual: { query, _ in !edited.contains(query) }
    )
    return WordAlignment(text: 0, parts: parts, scores: scores)
  }

  @Test("a verbatim run counts its places and its words")
  func verbatim() {
    let chance = ExpectedByChance(responseWords: 15, datasetWords: 1_000)
    let count = chance.count(of: alignment(columns: 6, edited: [], words: 10))
    #expect(abs(count - 10 * 1_000 * 1e-6) < 1e-12)
  }

  @Test("edits multiply by the shapes that they allow, and take their words' chances away")
  func shapes() {
    let chance = ExpectedByChance(responseWords: 8, datasetWords: 1)
    // C(6, 2) places of two edits, three kinds each, six equal words.
    let count = chance.count(of: alignment(columns: 8, edited: [2, 5], words: 10))
    #expect(abs(count - 15 * 9 * 1e-6) < 1e-12)
  }

  @Test("random words meet less often than E bounds")
  func randomWords() {
    // Two random words side by side with one swapped between, alphabet of 6: E per pair of texts.
    var generator = SplitMix64(seed: 21)
    let chance = ExpectedByChance(responseWords: 5, datasetWords: 5)
    let expected = chance.count(of: alignment(columns: 4, edited: [1], words: 6))
    let pairs = 4_000
    var met = 0
    for _ in 0..<pairs {
      let query = generator.words(5, from: 1...6)
      let text = generator.words(5, from: 1...6)
      met += Self.swaps(query, text)
    }
    #expect(Double(met) / Double(pairs) < expected)
    #expect(Double(met) / Double(pairs) > expected / 60)
  }

  /// Places where four words agree but for the second.
  private static func swaps(_ query: [UInt32], _ text: [UInt32]) -> Int {
    var count = 0
    for start in 0...1 {
      for place in 0...1 {
        let isEqual = (0..<4).map { query[start + $0] == text[place + $0] }
        if isEqual == [true, false, true, true] { count += 1 }
      }
    }
    return count
  }
}
