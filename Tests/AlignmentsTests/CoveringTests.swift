import Statistics
import Testing

@testable import Alignments

@Suite("Alignments that cover the whole query")
struct CoveringTests {
  private let limits = NearLimits(equalWords: 3, identity: 0)

  private func best(_ query: [UInt32], _ text: [UInt32]) -> WordAlignment? {
    Passages(query: query, texts: [text]).alignments(limits: limits).first
      .map { covering($0, query, text) }
  }

  private func covering(
    _ local: WordAlignment,
    _ query: [UInt32],
    _ text: [UInt32]
  ) -> WordAlignment {
    text.withUnsafeBufferPointer {
      local.covering(query, in: $0, surprisal: Passages.surprisal)
    }
  }

  @Test("a swap at either end is an edit, with as many of the text's words as there are")
  func ends() throws {
    let whole = try #require(best([91, 2, 4, 6, 93, 95], [70, 2, 4, 6, 72]))
    #expect(whole.query == 0..<6)
    #expect(whole.place == 0..<5)
    #expect(whole.edits.map(\.query) == [0..<1, 4..<6])
    #expect(whole.edits.map(\.place) == [0..<1, 4..<5])
    #expect(whole.edits.map(\.kind) == [.substituted, .substituted])
    #expect((whole.equalWords, whole.columns, whole.editedWords) == (3, 6, 3))
  }

  @Test("where the text ends, the query's words stand alone")
  func beyondTheText() throws {
    let whole = try #require(best([2, 4, 6, 91], [2, 4, 6]))
    #expect(whole.edits.map(\.kind) == [.inserted])
    #expect(whole.edits.map(\.place) == [3..<3])
  }

  @Test("a query that is equal to its ends is left as it is")
  func equal() throws {
    let passages = Passages(query: [2, 4, 6, 8], texts: [[1, 2, 4, 6, 8, 3]])
    let local = try #require(passages.alignments(limits: limits).first)
    #expect(covering(local, passages.query, passages.texts[0]) == local)
  }

  @Test("an equal word beyond a swap that did not pay is equal")
  func beyondTheSwap() throws {
    let whole = try #require(best([1, 90, 2, 4, 6], [1, 80, 2, 4, 6]))
    #expect(whole.parts.map(\.kind) == [.equal, .substituted, .equal])
    #expect(whole.edits.map(\.query) == [1..<2])
    #expect(whole.equalWords == 4)
    #expect(abs(whole.surprisal - 4 - 27) < 1e-9)
  }

  @Test("whatever is covered, the columns add up, and chance has at least the edits' shapes")
  func columns() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<400 {
      let text = random.words(30, from: 1...40)
      let query = random.perturbed(Array(text[5..<25]), from: 1...40)
      for local in Passages(query: query, texts: [text]).alignments(limits: limits) {
        let whole = covering(local, query, text)
        #expect(whole.query == 0..<query.count)
        #expect(whole.columns == whole.parts.map(\.columns).reduce(0, +))
        #expect(whole.equalWords >= local.equalWords)
        let equal = whole.parts.filter { $0.kind == .equal }
        #expect(whole.equalWords == equal.map(\.query.count).reduce(0, +))
        for part in equal { #expect(query[part.query] == text[part.place]) }
        #expect(
          zip(whole.parts, whole.parts.dropFirst()).allSatisfy {
            $0.place.upperBound == $1.place.lowerBound
          }
        )
        let chance = ExpectedByChance(responseWords: query.count, datasetWords: 1000)
        #expect(chance.logarithm(of: whole).isFinite)
      }
    }
  }
}
