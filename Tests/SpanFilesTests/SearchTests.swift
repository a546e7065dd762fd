import Testing

@testable import SpanFiles

@Suite("Looking for quotes")
struct SearchTests {
  private func naive(_ run: [Int], _ elements: [Int]) -> [Int] {
    guard !run.isEmpty, run.count <= elements.count else { return [] }
    return (0...elements.count - run.count).filter {
      Array(elements[$0..<$0 + run.count]) == run
    }
  }

  @Test("finds what a look at each place finds", arguments: 0..<500)
  func occurrencesAreAll(seed: Int) {
    // Two letters only, so that runs overlap themselves.
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let elements = (0..<next(40)).map { _ in next(2) }
    let run = (0..<next(6)).map { _ in next(2) }
    #expect(occurrences(of: run, in: elements) == naive(run, elements))
  }

  @Test(
    "a second look leaves case, white space and typographic quotes aside, but not words' ends",
    arguments: [
      ("I  Know\u{a0}“it”", "i know \"IT\"", 1), ("I know", "no", 0), ("I know no", "no", 1),
      ("won 1987", "98", 0), ("我不知道", "知", 1), ("a", " ", 0), ("", "a", 0),
    ]
  )
  func loose(text: String, quote: String, count: Int) {
    let found = LooseText(text.unicodeScalars).ranges(of: LooseText(quote.unicodeScalars))
    #expect(found.count == count)
  }
}
