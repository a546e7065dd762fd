import Injection
import Testing

@Suite("Above guessing") struct KnowledgeTestTests {
  @Test("the p-value is scipy's of the binomial test")
  func binomial() throws {
    // scipy.stats.binomtest(50, 150, 0.25, alternative='greater').pvalue
    let test = try #require(KnowledgeTest(right: 50, options: Array(repeating: 4, count: 150)))
    #expect(test.guessing == 0.25)
    #expect(test.isAbove)
    #expect(abs(test.pValue - 0.013_618_601_379_683_693) < 1e-12)
  }

  @Test("of different numbers of options every outcome is counted")
  func different() throws {
    let options = [2, 3, 4, 4, 5]
    for right in 0...5 {
      let test = try #require(KnowledgeTest(right: right, options: options))
      #expect(abs(test.pValue - Self.chance(atLeast: right, options[...])) < 1e-12)
    }
  }

  /// By going through all outcomes.
  private static func chance(atLeast right: Int, _ options: ArraySlice<Int>) -> Double {
    guard let first = options.first else { return right <= 0 ? 1 : 0 }
    let share = 1 / Double(first)
    let rest = options.dropFirst()
    return share * chance(atLeast: right - 1, rest) + (1 - share) * chance(atLeast: right, rest)
  }

  @Test("as good as guessing is not above it; without questions there is no test")
  func border() throws {
    #expect(try #require(KnowledgeTest(right: 1, options: [4, 4, 4, 4])).isAbove == false)
    #expect(KnowledgeTest(right: 0, options: []) == nil)
    #expect(try #require(KnowledgeTest(right: 0, options: [1, 4])).pValue == 1)
  }

  @Test("thousands of questions do not make it inexact")
  func many() throws {
    let test = try #require(
      KnowledgeTest(right: 5_000, options: Array(repeating: 4, count: 20_000))
    )
    #expect(abs(test.pValue - 0.502_714_437_537_7) < 1e-9)
  }
}
