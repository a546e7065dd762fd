import SpoorModel
import Statistics
import Testing
import Words

@testable import Attribution

@Suite("The words of a range")
struct WordSearchTests {
  /// The words as one finds them by looking at each.
  private func met(_ text: WordedText, by range: ScalarRange) -> Range<Int> {
    let words = text.words
    let start = words.firstIndex { $0.scalars.upperBound > range.start } ?? words.count
    let end = words.firstIndex { $0.scalars.lowerBound >= range.end } ?? words.count
    return start..<max(start, end)
  }

  @Test("are those that a look at each word finds", arguments: 0..<100)
  func random(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let pieces = ["Zoë", "1987", " ", ", ", "東京", "😀", "e\u{301}", "—", "isn’t"]
    let text = (0..<random.index(below: 12)).map { _ in pieces[random.index(below: pieces.count)] }
      .joined()
    let worded = WordedText(text, by: try WordScanner())
    let end = text.unicodeScalars.count + 2
    for start in 0..<end {
      for stop in start...end {
        let range = ScalarRange(start, stop)
        #expect(worded.words(in: range) == met(worded, by: range))
      }
    }
  }
}
