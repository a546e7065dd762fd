import SpoorModel
import Statistics
import Testing

@testable import Review

@Suite("Offsets of annotation tools")
struct OffsetTableTests {
  private static let golden:
    [(text: String, range: ScalarRange, unit: OffsetUnit, at: Range<Int>)] =
      [
        ("👨🏻‍🚒 firemen drive firetrucks 🚀 fast", ScalarRange(19, 29), .codePoints, 19..<29),
        ("👨🏻‍🚒 firemen drive firetrucks 🚀 fast", ScalarRange(19, 29), .utf16, 22..<32),
        ("👨🏻‍🚒 firemen drive firetrucks 🚀 fast", ScalarRange(19, 29), .graphemes, 16..<26),
        ("谢谢。東京タワーは𠮷野にある。", ScalarRange(9, 11), .codePoints, 9..<11),
        ("谢谢。東京タワーは𠮷野にある。", ScalarRange(9, 11), .utf16, 9..<12),
        ("谢谢。東京タワーは𠮷野にある。", ScalarRange(9, 11), .graphemes, 9..<11),
      ]

  @Test("the golden vectors hold in every unit", arguments: golden)
  func vectors(text: String, range: ScalarRange, unit: OffsetUnit, at: Range<Int>) {
    let table = OffsetTable(text, in: unit, lineBreaks: .unix)
    #expect(table.offsets(of: range) == at)
    #expect(table.range(of: at) == range)
  }

  @Test("a line break of two scalars is one for a browser", arguments: OffsetUnit.allCases)
  func lineBreaks(unit: OffsetUnit) {
    let table = OffsetTable("a\r\nbc\rd", in: unit, lineBreaks: .unix)
    #expect(table.text == "a\nbc\nd")
    #expect(table.offsets(of: ScalarRange(3, 5)) == 2..<4)
    #expect(table.range(of: 2..<4) == ScalarRange(3, 5))
    #expect(table.range(of: 1..<2) == ScalarRange(1, 3))
    #expect(table.range(of: 0..<1) == ScalarRange(0, 1))
    #expect(OffsetTable("a\r\nb", in: unit, lineBreaks: .kept).text.unicodeScalars.count == 4)
  }

  @Test("offsets that lie outside or are empty mean nothing", arguments: [2..<2, 0..<4, 3..<9])
  func outside(offsets: Range<Int>) {
    #expect(OffsetTable("abc", in: .utf16, lineBreaks: .unix).range(of: offsets) == nil)
  }

  @Test("a range inside of a grapheme grows to it, and half a surrogate pair to both")
  func growing() {
    let family = OffsetTable("a👨‍👩‍👧b", in: .graphemes, lineBreaks: .unix)
    #expect(family.offsets(of: ScalarRange(2, 3)) == 1..<2)
    #expect(family.range(of: 1..<2) == ScalarRange(1, 6))
    let rocket = OffsetTable("a🚀b", in: .utf16, lineBreaks: .unix)
    #expect(rocket.range(of: 2..<3) == ScalarRange(1, 2))
  }

  @Test("whole graphemes come back as they were, whatever the text", arguments: OffsetUnit.allCases)
  func roundTrip(unit: OffsetUnit) throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      let text = RandomTexts.text(&random)
      let range = try #require(RandomTexts.graphemes(of: text, &random))
      for lineBreaks in [OffsetTable.LineBreaks.kept, .unix] {
        // To graphemes `\r\n` is one, kept or not; to the others it must not be cut.
        let table = OffsetTable(text, in: unit, lineBreaks: lineBreaks)
        #expect(table.range(of: table.offsets(of: range)) == range, "\(text.debugDescription)")
      }
    }
  }
}

/// Random texts of what breaks offsets.
enum RandomTexts {
  private static let pieces = [
    "a", "Z", " ", "  ", "\n", "\r\n", "\r", "\t", "é", "e\u{301}", "👨‍👩‍👧", "🇫🇷", "👍🏽", "🚀", "𠮷",
    "野", "한", "\u{1112}\u{1161}\u{11AB}", "שלום", "\u{200F}", "\u{202E}", "<script>", "&amp;", "\"",
    "'", "\\", ",", ";", "=1", "\u{2028}", "\u{FEFF}", "\u{1}", "\u{7F}", "== x ==", "row 1", "ﬃ",
  ]

  static func text(_ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...24, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? "a"
    }.joined()
  }

  /// Any range of scalars that is not empty.
  static func scalars(of text: String, _ random: inout SplitMix64) -> ScalarRange {
    let count = text.unicodeScalars.count
    let start = Int.random(in: 0..<count, using: &random)
    return ScalarRange(start, Int.random(in: (start + 1)...count, using: &random))
  }

  /// A range of whole graphemes that is not empty.
  static func graphemes(of text: String, _ random: inout SplitMix64) -> ScalarRange? {
    let places = text.indices + [text.endIndex]
    guard places.count > 1 else { return nil }
    let start = Int.random(in: 0..<places.count - 1, using: &random)
    let end = Int.random(in: (start + 1)..<places.count, using: &random)
    func scalars(_ place: Int) -> Int {
      text.unicodeScalars.distance(from: text.startIndex, to: places[place])
    }
    return ScalarRange(scalars(start), scalars(end))
  }
}
