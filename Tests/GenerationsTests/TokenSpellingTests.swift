import SpoorModel
import Statistics
import Testing

@testable import Generations

@Suite("Where tokens stand by their spelling") struct TokenSpellingTests {
  private static let spelled: [(text: String, tokens: [String], bytes: [[Int]]?)] = [
    ("The sky", ["The", " sky"], [[0, 3], [3, 7]]),
    ("The sky", ["The", " sky", ""], [[0, 3], [3, 7], [7, 7]]),
    ("The sky", ["The", " sky", "</s>"], [[0, 3], [3, 7], [7, 7]]),
    ("The sky", ["▁The", "▁sky"], [[0, 3], [3, 7]]),
    ("sky", [" sky"], [[0, 3]]),
    // Cut off before a text to stop at.
    ("The", ["The", "\n"], [[0, 3], [3, 3]]),
    ("The s", ["The", " sky"], [[0, 3], [3, 5]]),
    // Of an emoji of four bytes, three tokens.
    (
      "a🙂b", ["a", "\u{FFFD}", "\u{FFFD}", "\u{FFFD}", "b"],
      [[0, 1], [1, 2], [2, 3], [3, 5], [5, 6]]
    ),
    ("🙂", ["\u{FFFD}", "\u{FFFD}", "", ""], [[0, 2], [2, 4], [4, 4], [4, 4]]),
    // The same from a server that spells what is no text with nothing.
    ("a🙂b", ["a", "", "", "b"], [[0, 1], [1, 3], [3, 5], [5, 6]]),
    // Two characters alike, of which only one is spelled: nobody can tell which.
    ("±±b", ["", "", "±", "b"], nil),
    ("a±", ["a", "", ""], [[0, 1], [1, 2], [2, 3]]),
    ("a b", ["a", "", "b"], nil),
    ("a b", ["a", ""], nil),
    ("ab", ["a", "", "b"], [[0, 1], [1, 1], [1, 2]]),
    ("", [], []),
    ("", [""], [[0, 0]]),
    ("The sky", ["The", " sea"], nil),
    ("The sky", ["The"], nil),
    ("The sky", ["sky", "The"], nil),
  ]

  @Test("is found, or is said to be unknown", arguments: spelled.indices)
  func offsets(number: Int) {
    let expected = Self.spelled[number]
    let found = TokenSpelling(expected.text).offsets(of: expected.tokens)
    #expect(found?.map { [$0.bytes.start, $0.bytes.end] } == expected.bytes)
  }

  @Test("is as files want it, whatever the text")
  func asFilesWantIt() throws {
    var random = SplitMix64(seed: 7)
    let alphabet: [Character] = ["a", " ", "é", "한", "🙂", "\u{301}", "\n", "ß"]
    for _ in 0..<500 {
      let tokens = (0..<random.index(below: 6)).map { _ in
        String(
          (0...random.index(below: 3)).map { _ in alphabet[random.index(below: alphabet.count)] }
        )
      }
      let text = tokens.joined()
      let offsets = try #require(TokenSpelling(text).offsets(of: tokens))
      let ruler = TextRuler(text)
      var earlier: TokenOffset?
      for offset in offsets {
        let row = [
          offset.scalars.start, offset.scalars.end, offset.bytes.start, offset.bytes.end,
        ]
        #expect(try ruler.offset(row, after: earlier) == offset)
        earlier = offset
      }
      #expect(offsets.map(\.bytes.count) == tokens.map(\.utf8.count))
    }
  }
}
