import Testing

@testable import Words

@Suite("Segments by the rules of UAX #29")
struct SegmentTests {
  /// The text's segments as ICU cuts it under `wordBreakRules`, with `|` between them.
  private func cut(_ text: String) throws -> String {
    let scanner = try WordScanner()
    let bytes = Array(text.utf8)
    var segments: [String] = []
    bytes.withUnsafeBufferPointer { utf8 in
      scanner.segments(of: utf8, in: 0..<utf8.count) {
        segments.append(String(decoding: utf8[$0], as: UTF8.self))
      }
    }
    return segments.joined(separator: "|")
  }

  @Test(
    "each rule cuts and joins",
    arguments: [
      ("WB3, 3a, 3b", "a\r\n\n\r\u{85}b", "a|\r\n|\n|\r|\u{85}|b"),
      ("WB3c", "👩\u{200D}🚀🚀", "👩\u{200D}🚀|🚀"),
      ("WB3c at the start", "\u{200D}🚀a", "\u{200D}🚀|a"),
      ("WB3c after a word", "a\u{200D}🚀\u{200D}🚀b", "a\u{200D}🚀\u{200D}🚀|b"),
      ("WB3c after punctuation", ".\u{AD}\u{200D}🚀", ".\u{AD}\u{200D}🚀"),
      ("WB3d", "a   \u{3000}b", "a|   \u{3000}|b"),
      ("WB4", "a\u{301}\u{AD}b -\u{301}", "a\u{301}\u{AD}b| |-\u{301}"),
      ("WB4, but not on white space", " \u{301}a", " |\u{301}|a"),
      ("WB5, 8, 9, 10", "ab12c3", "ab12c3"),
      ("WB6, 7", "a.b'c:d·e a..b", "a.b'c:d·e| |a|.|.|b"),
      ("WB6, 7 across marks", "a:\u{200D}b.\u{308}c", "a:\u{200D}b.\u{308}c"),
      ("WB7a", "ש' ש'ש' a'", "ש'| |ש'ש'| |a|'"),
      ("WB7b, 7c", "ש\"ש a\"a ש\"", "ש\"ש| |a|\"|a| |ש|\""),
      ("WB11, 12", "1.2,3;4'5 1:2 1,,2", "1.2,3;4'5| |1|:|2| |1|,|,|2"),
      ("WB13a, 13b", "_a_1_ -_", "_a_1_| |-|_"),
      ("WB13a, but not U+202F", "1\u{202F}000", "1|\u{202F}|000"),
      ("WB15, 16", "🇩🇪🇫🇷🇮a", "🇩🇪|🇫🇷|🇮|a"),
      ("WB999", "a@b/c-d#e", "a|@|b|/|c|-|d|#|e"),
      ("spaceless scripts", "aタbーの東々c๑ก", "a|タ|b|ー|の|東|々|c|๑|ก"),
      ("clusters", "น้ำຳ\u{200D}က\u{102C}", "น้ำຳ\u{200D}|က\u{102C}"),
      (
        "GB6, 7, 8", "\u{1112}\u{1161}\u{11AB}\u{1112}가\u{11A8}각가",
        "\u{1112}\u{1161}\u{11AB}|\u{1112}가\u{11A8}|각|가"
      ),
    ]
  )
  func segments(rule: String, text: String, expected: String) throws {
    let found = try cut(text)
    #expect(Array(found.utf8) == Array(expected.utf8), "\(rule): \(found.debugDescription)")
  }
}
