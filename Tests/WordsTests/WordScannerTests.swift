import Testing

@testable import Words

@Suite("Words of a text")
struct WordScannerTests {
  private func folded(_ text: String) throws -> [String] {
    try WordScanner().words(of: text).map(\.text)
  }

  @Test(
    "a text has the words that UAX #29 gives it, folded",
    arguments: [
      ("", []),
      (" .,! \n", []),
      ("Don't panic", ["don't", "panic"]),
      ("'quoted' words'", ["quoted", "words"]),
      ("Pi is 3.14, not 3.", ["pi", "is", "3.14", "not", "3"]),
      ("1,000;5 and 1, 2", ["1,000;5", "and", "1", "2"]),
      ("The U.S.A. won.", ["the", "u.s.a", "won"]),
      ("snake_case _private __", ["snake_case", "_private"]),
      ("a@b.com", ["a", "b.com"]),
      ("k:a Note: 12:30", ["k:a", "note", "12", "30"]),
      ("well-known and/or", ["well", "known", "and", "or"]),
      ("3a.b4.5c", ["3a.b4.5c"]),
      ("a.1 1.a", ["a", "1", "1", "a"]),
      ("Östorburg", ["östorburg"]),
      ("Straße STRASSE", ["strasse", "strasse"]),
      ("ﬁre ﬀ", ["fire", "ff"]),
      ("Ｆｕｌｌ　ｗｉｄｔｈ １．５", ["full", "width", "1.5"]),
      ("co\u{AD}operate", ["cooperate"]),
      ("e\u{301}tude étude", ["étude", "étude"]),
      ("don’t don‘t don‛t don＇t", ["don't", "don't", "don't", "don't"]),
      ("“quoted” „so“", ["quoted", "so"]),
      ("צה\"ל צה”ל צה\u{5F4}ל", ["צה\"ל", "צה\"ל", "צה\u{5F4}ל"]),
      ("גר' גר’ ", ["גר'", "גר'"]),
      ("5\u{202F}km 5\u{A0}km", ["5", "km", "5", "km"]),
      ("谢谢。東京タワー", ["谢", "谢", "東", "京", "タ", "ワ", "ー"]),
      ("ｶﾞガカ\u{3099}ひ々", ["ガ", "ガ", "ガ", "ひ", "々"]),
      ("나는 학교에", ["나", "는", "학", "교", "에"]),
      ("\u{1112}\u{1161}\u{11AB}국", ["한", "국"]),
      ("ภาษาไทย", ["ภ", "า", "ษ", "า", "ไ", "ท", "ย"]),
      ("กิ่งน้ำ", ["กิ่", "ง", "น้ํา"]),
      ("ខ្មែរ မြန်မာ ລາວ", ["ខ្", "មែ", "រ", "မြ", "န်", "မာ", "ລ", "າ", "ວ"]),
      ("Python3は速い", ["python3", "は", "速", "い"]),
      ("مرحبا بالعالم", ["مرحبا", "بالعالم"]),
      ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
      ("🚀 ☺️ 👨🏻‍🚒 🇩🇪🇫🇷 …—", []),
      ("´ a´ ゛", ["a"]),
      ("ﷺ", ["صلىاللهعليهوسلم"]),
      ("½ x² Ⅳ ㌔", ["1⁄2", "x", "2", "iv", "キロ"]),
    ]
  )
  func goldenWords(text: String, expected: [String]) throws {
    #expect(try folded(text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test("offsets count scalars and bytes of the source, not of the fold")
  func offsets() throws {
    let text = "👨🏻‍🚒 firemen drive firetrucks 🚀 fast"
    let words = try WordScanner().words(of: text)
    #expect(words.map(\.text) == ["firemen", "drive", "firetrucks", "fast"])
    #expect(words.map(\.scalars) == [5..<12, 13..<18, 19..<29, 32..<36])
    #expect(words[2].bytes == 30..<40)
  }

  @Test("a character outside the basic plane is one scalar and four bytes")
  func astralOffsets() throws {
    let words = try WordScanner().words(of: "谢谢。東京タワーは𠮷野にある。")
    let found = words.filter { ["𠮷", "野"].contains($0.text) }
    #expect(found.map(\.scalars) == [9..<10, 10..<11])
    #expect(found.map(\.bytes) == [27..<31, 31..<34])
    #expect(words.count == 13)
  }

  @Test("a body that throws ends the scan, and the scanner scans again")
  func throwing() throws {
    struct Enough: Error {}
    let scanner = try WordScanner()
    var seen = 0
    var text = "one två 三 four"
    #expect(throws: Enough.self) {
      try text.withUTF8 { utf8 in
        try scanner.scan(utf8) { _, _ in
          seen += 1
          if seen == 2 { throw Enough() }
        }
      }
    }
    #expect(seen == 2)
    #expect(scanner.words(of: text).count == 4)
  }

  @Test("a word longer than any buffer is found whole", arguments: ["x", "é", "e\u{301}", "ﷺ"])
  func longWord(letter: String) throws {
    let text = String(repeating: letter, count: 5_000)
    let words = try WordScanner().words(of: text)
    #expect(words.map(\.bytes) == [0..<text.utf8.count])
    #expect(words.first?.scalars == 0..<text.unicodeScalars.count)
  }
}
