import Testing

@testable import Words

@Suite("What words depend on")
struct WordRulesTests {
  @Test("a change of the rules or the fold is a change of the version")
  func pinned() {
    // Rules that cut or fold any text otherwise need a new version, and its hash here.
    #expect(WordRules.version == 1)
    #expect(WordRules.hash == "0a95179038a79702")
  }

  @Test("the Unicode version is ICU's, three numbers")
  func unicodeVersion() {
    let parts = WordRules.unicodeVersion.split(separator: ".").compactMap { Int($0) }
    #expect(parts.count == 3)
    #expect((parts.first ?? 0) >= 14)
  }

  @Test("an error says what, where, and how to fix it")
  func errors() {
    let error = WordsError.breakRules(reason: WordsError.reason(of: 0x10203), line: 7)
    let expected =
      "word-break rules, line 7: ICU says U_BRK_RULE_SYNTAX. "
      + "Install ICU 70 or later with its data, and build Spoor again."
    #expect(error.description == expected)
  }
}
