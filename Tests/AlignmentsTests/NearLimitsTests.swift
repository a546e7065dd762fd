import Alignments
import Testing

@Suite("Limits of near-verbatim matches") struct NearLimitsTests {
  @Test(
    "of a short phrase six tenths of the words must be equal, at least three and at most six",
    arguments: [(1, 3), (3, 3), (5, 3), (6, 4), (8, 5), (9, 6), (20, 6)]
  )
  func phrase(words: Int, equal: Int) {
    let limits = NearLimits.phrase(ofWords: words)
    #expect(limits.equalWords == equal)
    #expect(limits.identity == NearLimits.standard.identity)
  }
}
