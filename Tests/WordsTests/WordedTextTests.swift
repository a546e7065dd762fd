import Testing

@testable import Words

@Suite("A text with its words")
struct WordedTextTests {
  private func worded(_ text: String) throws -> WordedText {
    WordedText(text, by: try WordScanner())
  }

  @Test(
    "words and gaps together are the text",
    arguments: [
      "“Don’t” panic — 😀 now!", "  東京タワー、Zoe\u{301}\r\n", "กรุงเทพ ok", "🇫🇷e\u{301}", "", "—",
    ]
  )
  func gaps(text: String) throws {
    let worded = try worded(text)
    let pieces = worded.words.indices.map { worded.gap(before: $0) + worded.surface($0) }
    #expect(text.utf8.starts(with: pieces.joined().utf8))
    let end = worded.words.last?.bytes.upperBound ?? 0
    #expect(pieces.joined().utf8.count == end)
  }

  @Test(
    "a range's surface is what its scalars and bytes cut out of the text",
    arguments: ["The “Blue Comet” 😀 award, e\u{301}té!", "東京タワー 2021年", "a👩‍👩‍👧b c"]
  )
  func surfaces(text: String) throws {
    let worded = try worded(text)
    let scalars = Array(text.unicodeScalars)
    let bytes = Array(text.utf8)
    for start in worded.words.indices {
      for end in start + 1...worded.words.count {
        let surface = worded.surface(start..<end)
        #expect(scalars[worded.scalars(start..<end)].elementsEqual(surface.unicodeScalars))
        #expect(bytes[worded.bytes(start..<end)].elementsEqual(surface.utf8))
      }
    }
  }

  @Test("an empty range of words is an empty text")
  func emptyRange() throws {
    #expect(try worded("a b").surface(1..<1) == "")
    #expect(try worded("a b").surface(2..<2) == "")
    #expect(try worded("a b").folded(0..<0) == [])
  }

  @Test(
    "words are joined by spaces alone",
    arguments: [
      ("a b", true), ("a\u{a0} b", true), ("京都", true), ("a, b", false), ("a\nb", false),
      ("a😀b", false), ("a-b", false),
    ]
  )
  func joined(text: String, isJoined: Bool) throws {
    let worded = try worded(text)
    #expect(worded.words.count == 2)
    #expect(worded.isJoined(at: 1) == isJoined)
    #expect(!worded.isJoined(at: 0))
  }

  @Test(
    "a sentence begins at the text's start and behind its marks and line breaks",
    arguments: [
      ("a. b", true), ("a! b", true), ("a? “b", true), ("a: b", true), ("a\nb", true),
      ("a\r\nb", true), ("a\rb", true), ("a\u{2028}b", true), ("a\u{2029}b", true),
      ("京。都", true), ("京！都", true), ("a؟ b", true), ("a, b", false),
      ("a b", false), ("a — b", false), ("a; b", false), ("a (b", false),
    ]
  )
  func sentences(text: String, begins: Bool) throws {
    let worded = try worded(text)
    #expect(worded.words.count == 2)
    #expect(worded.startsSentence(at: 0))
    #expect(worded.startsSentence(at: 1) == begins)
  }

  @Test("folded words are those of the range")
  func folded() throws {
    #expect(try worded("Don’t PANIC, Straße").folded(0..<2) == ["don't", "panic"])
  }
}
