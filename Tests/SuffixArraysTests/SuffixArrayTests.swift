import Statistics
import SuffixArrays
import Testing

@Suite("Sorting suffixes")
struct SuffixArrayTests {
  @Test("ten thousand random texts are sorted as by comparison")
  func randomTexts() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...30, using: &generator)
      let largest = UInt32([1, 2, 3, 20, 1_000].randomElement(using: &generator) ?? 1)
      let words = generator.text(count: count, largest: largest)
      #expect(SuffixArray(of: words) == SuffixArray(bySorting: words), "\(words)")
    }
  }

  @Test(
    "texts that go several levels deep are sorted as by comparison",
    arguments: [1, 3, 50, 5_000] as [UInt32]
  )
  func longTexts(largest: UInt32) {
    var generator = SplitMix64(seed: UInt64(largest))
    let words = generator.text(count: 3_000, largest: largest)
    #expect(SuffixArray(of: words) == SuffixArray(bySorting: words))
  }

  @Test(
    "awkward texts are sorted as by comparison",
    arguments: [
      [], [0], [7], [0, 0, 0], [1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5], [5, 4, 3, 2, 1],
      [1, 2, 1, 2, 1, 2, 0], [2, 1, 2, 1, 2, 1, 0], [3, 0, 3, 0, 3, 0], [0, 1, 0, 1],
      [2, 1, 4, 2, 1, 4, 2, 1, 4, 0, 2, 1, 4], [1_000_000, 3, 1_000_000, 0],
    ] as [[UInt32]]
  )
  func awkwardTexts(words: [UInt32]) {
    #expect(SuffixArray(of: words) == SuffixArray(bySorting: words))
  }

  @Test("a Fibonacci text, the worst repeater, is sorted as by comparison")
  func fibonacciText() {
    var previous: [UInt32] = [1]
    var words: [UInt32] = [1, 2]
    while words.count < 1_500 { (previous, words) = (words, words + previous) }
    #expect(SuffixArray(of: words) == SuffixArray(bySorting: words))
  }

  @Test("the suffixes of banana stand in their known order")
  func banana() {
    #expect(SuffixArray(of: [2, 1, 14, 1, 14, 1]).positions == [5, 3, 1, 0, 4, 2])
  }
}
