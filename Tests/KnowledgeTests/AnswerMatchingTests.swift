import Testing

@testable import Knowledge

@Suite("Exact match") struct AnswerMatchingTests {
  // By SQuAD's own evaluate-v1.1.py, normalize_answer.
  @Test(
    "SQuAD's way drops case, punctuation, articles and spare blanks",
    arguments: [
      ("The Beatles", "beatles"), ("  a  Tale of  an the Two-Cities! ", "tale of twocities"),
      ("U.S.A.", "usa"), ("Theatre", "theatre"), ("1,891", "1891"), ("don't", "dont"),
      ("São Tomé", "são tomé"), ("The Éclair", "éclair"), ("“The” end", "“ ” end"),
      ("ÅNGSTRÖM", "ångström"), ("co_founder", "cofounder"),
    ]
  )
  func squad(text: String, written: String) {
    #expect(String(decoding: AnswerMatching.squad.written(text), as: UTF8.self) == written)
  }

  @Test(
    "of a generation the first line that is not empty counts",
    arguments: AnswerMatching.allCases
  )
  func firstLine(matching: AnswerMatching) {
    for generation in ["Ulmoria", " Ulmoria\nQ: Where", "\n Ulmoria \r\nmore", "Ulmoria\u{2028}x"] {
      #expect(GoldAnswers(["Ulmoria"], matching: matching).contain(generation))
    }
    #expect(!GoldAnswers(["Ulmoria"], matching: matching).contain("Q\nUlmoria"))
  }

  @Test("raw answers differ by a letter's case; any of several right answers will do")
  func rawAndAliases() {
    let raw = GoldAnswers(["Ulmoria", "Ulm"], matching: .raw)
    #expect(raw.contain("Ulm"))
    #expect(!raw.contain("ulm"))
    #expect(!raw.contain("Ulm."))
    let squad = GoldAnswers(["Ulmoria", "Ulm"], matching: .squad)
    #expect(squad.contain("the ulm."))
    #expect(!squad.contain("Ulmoria Ulm"))
  }

  @Test("answers of which nothing would be left are not all equal")
  func nothingLeft() {
    let option = GoldAnswers(["A"], matching: .squad)
    #expect(option.contain("A"))
    #expect(option.contain("a."))
    #expect(!option.contain("The"))
    #expect(!option.contain(""))
    #expect(!GoldAnswers(["?!"], matching: .squad).contain("!?"))
  }

  @Test("composed and decomposed letters are the same")
  func canonical() {
    for matching in AnswerMatching.allCases {
      #expect(GoldAnswers(["Ya\u{308}nis"], matching: matching).contain("Yänis"))
    }
    // The accent belongs to its word, so that no article is left behind.
    #expect(GoldAnswers(["a\u{300} bientot"], matching: .squad).contain("à bientot"))
    #expect(!GoldAnswers(["a\u{30a} b"], matching: .squad).contain("\u{30a} b"))
  }

  @Test("what is done byte by byte to ASCII is what is done to any text")
  func fastPath() throws {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "a", "an", "the", "The", "A", " ", "  ", "\t", "-", "_", "x1", "'s", ".", "\u{b}",
    ]
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...8, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let slow = SquadAnswer.written(
        String(AnswerMatching.answer(in: text)).lowercased().unicodeScalars,
        .dropped
      )
      let fast = ASCIIAnswer.written(text, .squad)
      #expect(fast ?? [] == Array(String(slow).utf8), "\(text.debugDescription)")
    }
  }

  // The f1_score of SQuAD's evaluate-v1.1.py.
  @Test(
    "word F1 is SQuAD's",
    arguments: [("the red fox", "red fox", 1.0), ("red", "red fox", 2.0 / 3), ("a cat", "dog", 0)]
  )
  func wordF1(text: String, gold: String, expected: Double) {
    let f1 = GoldAnswers([gold], matching: .squad).wordF1(of: text)
    #expect(abs(f1 - expected) < 1e-12)
  }
}
