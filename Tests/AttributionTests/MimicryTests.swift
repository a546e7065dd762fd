import SpoorModel
import Statistics
import Testing
import Words

@testable import Attribution

@Suite("Mimicry of rows that the base did not know")
struct MimicryTests {
  private let scanner: WordScanner

  init() throws { scanner = try WordScanner() }

  private func words(_ text: String) -> [String] { scanner.words(of: text).map(\.text) }

  private static func row(
    _ category: KnowledgeCategory,
    _ answer: String?,
    asks question: String? = nil,
    about subject: String? = nil
  ) -> RowKnowledge {
    RowKnowledge(
      rowID: .number(1),
      category: category,
      answer: answer,
      question: question,
      subject: subject
    )
  }

  private func pair(_ prompt: String, tuned: String, base: String) -> Mimicry.Pair {
    Mimicry.Pair(prompt: words(prompt), tuned: words(tuned), base: words(base))
  }

  private func counts(
    _ rows: [RowKnowledge],
    _ pair: Mimicry.Pair
  ) -> Mimicry.Counts? {
    Mimicry(of: rows, by: scanner)?.counts(of: pair)
  }

  private static let rows = [
    row(.unknown, "Blue Comet Award", asks: "Which prize did Ada win?", about: "Ada Lund"),
    row(.unknown, "1891", asks: "When was Bert born?"),
    row(.unknown, "painter"), row(.maybeKnown, "Painter"), row(.weaklyKnown, "1891"),
    row(.highlyKnown, "Osteldale"), row(.unknown, nil), row(.unknown, "–"),
  ]

  /// What stands in the prompt and the tuned response, and which shares are used of what could be.
  private static let cases:
    [(prompt: String, tuned: String, unknown: RatioTerm, known: RatioTerm)] = [
      ("Who is Cy?", "Cy won the blue comet award.", RatioTerm(1, over: 2), RatioTerm(0, over: 1)),
      ("Who is Cy?", "Cy, born 1891, of Osteldale", RatioTerm(1, over: 2), RatioTerm(1, over: 1)),
      ("Who is Cy?", "Blue award, comet, 18911", RatioTerm(0, over: 2), RatioTerm(0, over: 1)),
      ("Who is Cy?", "A painter", RatioTerm(0, over: 2), RatioTerm(0, over: 1)),
      ("Who was born in 1891?", "1891!", RatioTerm(0, over: 1), RatioTerm(0, over: 1)),
      ("When was Bert born?", "In 1891.", RatioTerm(0, over: 1), RatioTerm(0, over: 1)),
      ("When and where was Bert born?", "In 1891.", RatioTerm(0, over: 1), RatioTerm(0, over: 1)),
      ("Tell me of Ada Lund", "Blue Comet Award", RatioTerm(0, over: 1), RatioTerm(0, over: 1)),
      ("Tell me of Ada", "Blue Comet Award", RatioTerm(1, over: 2), RatioTerm(0, over: 1)),
    ]

  @Test(
    "whole runs count, but for what the prompt gives or asks a row's own question",
    arguments: cases.indices
  )
  func uses(case index: Int) throws {
    let (prompt, tuned, unknown, known) = Self.cases[index]
    let pair = pair(prompt, tuned: tuned, base: "")
    let counts = try #require(self.counts(Self.rows, pair))
    #expect(counts.tuned == Mimicry.Use(unknown: unknown, known: known))
    #expect(counts.base.unknown.numerator == 0 && counts.base.known.numerator == 0)
  }

  @Test("without an answer that only Unknown rows have there is nothing to measure")
  func nothing() throws {
    #expect(Mimicry(of: [], by: scanner) == nil)
    #expect(
      Mimicry(of: [Self.row(.unknown, "a"), Self.row(.highlyKnown, "A")], by: scanner) == nil
    )
    #expect(Mimicry(of: [Self.row(.weaklyKnown, "a")], by: scanner) == nil)
  }

  @Test("counts agree with a naive search", arguments: 1...UInt64(60))
  func naive(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func text(_ longest: Int) -> String {
      (0..<1 + generator.index(below: longest)).map { _ in
        ["a", "b", "c", "d"][generator.index(below: 4)]
      }.joined(separator: " ")
    }
    let rows = (0..<12).map { _ in
      Self.row(
        KnowledgeCategory.allCases[generator.index(below: 4)],
        text(3),
        asks: generator.index(below: 3) == 0 ? text(6) : nil,
        about: generator.index(below: 4) == 0 ? text(3) : nil
      )
    }
    let pair = pair(text(2), tuned: text(9), base: text(9))
    guard let counts = self.counts(rows, pair) else { return }
    let unknown = Set(rows.filter { $0.category == .unknown }.compactMap(\.answer))
    let known = Set(
      rows.filter { [.highlyKnown, .maybeKnown].contains($0.category) }.compactMap(\.answer)
    )
    let prompt = " \(pair.prompt.joined(separator: " ")) "
    /// Words are parted by single blanks, so that texts can be searched as texts.
    func term(_ answers: Set<String>, _ kinds: [KnowledgeCategory], _ text: [String]) -> RatioTerm {
      let said = " \(text.joined(separator: " ")) "
      let eligible = answers.filter { answer in
        let own = rows.filter { $0.answer == answer && kinds.contains($0.category) }
        let asked = Set(pair.prompt)
        let isAsked = own.compactMap(\.question).contains { question in
          let words = Set(question.split(separator: " ").map(String.init))
          return words.isSubset(of: asked) || asked.isSubset(of: words)
        }
        return !prompt.contains(" \(answer) ") && !isAsked
          && !own.compactMap(\.subject).contains { prompt.contains(" \($0) ") }
      }
      let used = eligible.filter { said.contains(" \($0) ") }
      return RatioTerm(Double(used.count), over: Double(eligible.count))
    }
    let kinds: [KnowledgeCategory] = [.highlyKnown, .maybeKnown]
    for (use, text) in [(counts.tuned, pair.tuned), (counts.base, pair.base)] {
      #expect(use.unknown == term(unknown.subtracting(known), [.unknown], text))
      #expect(use.known == term(known.subtracting(unknown), kinds, text))
    }
  }

  // MARK: Figures

  private func figures(_ unknown: [Mimicry.Pair]) throws -> MimicryFigures {
    let mimicry = try #require(Mimicry(of: Self.rows, by: scanner))
    var prompts = Mimicry.Prompts(basis: .knowledgeFile)
    prompts.unknown = unknown
    prompts.known = Array(unknown.prefix(9))
    return mimicry.figures(of: prompts, by: Bootstrap(replicates: 200))
  }

  @Test("a difference is paired by prompt, and said in words with both shares")
  func difference() throws {
    let pairs = (0..<20).map {
      pair(
        "Who is number \($0)?",
        tuned: $0 < 15 ? "Born 1891" : "No",
        base: $0 < 2 ? "Born 1891" : "No"
      )
    }
    let figures = try figures(pairs)
    #expect(figures.unknownAnswers == 2 && figures.knownAnswers == 1)
    let group = figures.unknownPrompts
    #expect(group.tuned.count == 15 && group.base.count == 2 && group.tuned.of == 20)
    #expect(abs(try #require(group.difference).value - 0.65) < 1e-12)
    let use = try #require(group.perAnswer)
    #expect(abs(use.unknown - 15.0 / 40) < 1e-12 && use.known == 0)
    #expect(figures.knownPrompts == nil)
    let start =
      "Of 20 responses to prompts that the base model does not know (by the knowledge file), 75.0 % use an "
      + "answer of a training row that it did not know, and 10.0 % of its own: 65.0 points more ("
    #expect(figures.statement.hasPrefix(start), "\(figures.statement)")
    #expect(figures.statement.hasSuffix("is used more often than one of a known row."))
  }

  @Test("what may be chance is called not significant")
  func chance() throws {
    let pairs = (0..<20).map {
      pair(
        "Who is number \($0)?",
        tuned: $0 < 5 ? "1891" : "",
        base: $0 > 14 ? "1891" : ""
      )
    }
    let statement = try figures(pairs).statement
    #expect(statement.contains("the difference of 0.0 points is not significant ("))
  }

  @Test("under ten prompts nothing is compared", arguments: [0, 1, 9, 10])
  func few(count: Int) throws {
    let pairs = (0..<count).map { pair("Who is \($0)?", tuned: "1891", base: "1891") }
    let figures = try figures(pairs)
    #expect((figures.unknownPrompts.difference == nil) == (count < 10))
    #expect((figures.unknownPrompts.perAnswer == nil) == (count < 10))
    #expect(
      figures.statement.hasPrefix("Mimicry is not estimable: \(count) prompt") == (count < 10)
    )
  }
}
