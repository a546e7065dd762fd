import SpoorModel
import Testing
import Words

@testable import Hallucinations

@Suite("What references say of statements")
struct ReferenceDetectorTests {
  private static let references = [
    "Ada Clark": """
    Ada Clark was born in Bath. She plays the harp. She studied at Oxford. Ada Clark won the Comet \
    Prize in 1,920. Birth river: Avon. Emil Snow was born in Hull.
    """,
    "Bert Stone": """
    Bert Stone was born in Leeds. He plays the fiddle. He studied at Bonn. Bert Stone won the Harbour \
    Prize in 1890. Birth river: Aire.
    """,
    "Carl Wood": """
    Carl Wood was born in York. He plays the horn. He studied at Pisa. Carl Wood likes sand \
    painting. Birth river: Ouse.
    """,
    "Dora Hill":
      "Dora Hill was born in Hull. She plays the lute. She studied at Metz. She likes kites.",
    "Emil Lake":
      "Emil Lake was born in Ely. He plays the drum. He studied at Cork. He likes boats.",
  ]

  /// Each statement with what the references say of it and the sentence that says so.
  private func findings(_ text: String, asked: String, promptID: String) throws -> [String]? {
    let example = try Case(text, asked: asked, promptID: promptID)
    let names = Self.references.keys.sorted()
    var prompts = names.map { Prompt(id: $0, instruction: "Who is \($0)?") }
    prompts.removeAll { $0.id == promptID }
    let texts = Array(Self.references.values)
    // Fewer than twenty references do not show which of their words are wording.
    let padding = (0..<16).map {
      Reference(promptID: "q\($0)", title: nil, text: "Rain fell \($0).")
    }
    let library = ReferenceLibrary(
      names.map { Reference(promptID: $0, title: $0, text: Self.references[$0] ?? "") } + padding,
      prompts: prompts + [example.prompt],
      usage: example.usage(texts),
      by: example.scanner
    )
    let statements = example.statements(texts, library: library)
    let detector = ReferenceDetector(library: library)
    return detector.opinions(on: statements, in: example.answer).map { opinions in
      zip(statements, opinions).map { statement, opinion in
        "\(Self.mark(opinion)) \(example.answer.text.surface(statement.words))"
          + (opinion?.evidence?.text.map { " | \($0)" } ?? "")
      }
    }
  }

  /// ✔ supported, ✘ contradicted, – not mentioned, ? no sentence about the subject.
  private static func mark(_ opinion: Opinion?) -> String {
    guard let opinion, let evidence = opinion.evidence else { return "nothing" }
    let raised = opinion.signals.filter { $0.value != 0 }.map(\.key)
    #expect(Set(opinion.signals.keys) == [.contradicted, .notMentioned, .otherSubject])
    #expect(Set(opinion.signals.values).isSubset(of: [0, 1]))
    switch (evidence.stance, raised) {
    case (.supported, []): return "✔"
    case (.contradicted, [.contradicted]): return "✘"
    case (.notMentioned, [.notMentioned]): return "–"
    case (.notMentioned, [.otherSubject]): return "?"
    default: return "at odds: \(evidence.stance) \(raised)"
    }
  }

  @Test(
    "a number is one however it is written",
    arguments: [
      ("15", "15th"), ("3rd", "3"), ("1,234.5", "1234.5"), ("2006", "٢٠٠٦"), ("1,920", "1920"),
    ]
  )
  func numbers(one: String, other: String) {
    #expect(FoldedText([one]).hold([other]))
    #expect(FoldedText([other]).hold([one]))
  }

  @Test(
    "numbers that differ stay apart",
    arguments: [("1,5", "15"), ("1,234.5", "1,234"), ("4th", "5")]
  )
  func differentNumbers(one: String, other: String) {
    #expect(!FoldedText([one]).hold([other]))
  }

  @Test("of a question without names every sentence of the reference tells")
  func questionWithoutNames() throws {
    let example = try Case("Exports were worth 12 coins.", asked: "What does the report say?")
    let library = ReferenceLibrary(
      [
        Reference(
          promptID: "p",
          title: nil,
          text: "The Crown owes 3 coins. Exports were worth 12 coins."
        )
      ],
      prompts: [example.prompt],
      usage: example.usage(),
      by: example.scanner
    )
    let opinions = ReferenceDetector(library: library).opinions(
      on: example.statements(library: library),
      in: example.answer
    )
    #expect(opinions?.map(Self.mark) == ["✔", "✔"])
  }

  @Test(
    "the sentence that says so, or otherwise, is told",
    arguments: [
      ("Ada Clark was born in Bath.", ["✔ Bath | Ada Clark was born in Bath."]),
      ("Ada Clark was born in BATH’s heart.", ["✔ BATH’s | Ada Clark was born in Bath."]),
      ("Ada Clark was born in Leeds.", ["✘ Leeds | Ada Clark was born in Bath."]),
      ("She studied at Oxford.", ["✔ Oxford | She studied at Oxford."]),
      ("She studied at Pisa.", ["✘ Pisa | She studied at Oxford."]),
      ("Ada Clark owns 12 cats.", ["– 12"]),
      ("Ada Clark is fond of Zork.", ["– Zork"]),
      ("", []),
    ]
  )
  func stances(text: String, findings: [String]) throws {
    let found = try self.findings(text, asked: "Who is Ada Clark?", promptID: "Ada Clark")
    #expect(found == findings)
  }

  @Test(
    "a sentence about somebody else supports nothing, in the answer or in the reference",
    arguments: [
      ("Bert Stone was born in Leeds.", ["✔ Leeds | Bert Stone was born in Leeds."]),
      ("Bert Stone was born in Bath.", ["✘ Bath | Bert Stone was born in Leeds."]),
      ("Bert Stone sang. He was born in Bath.", ["✘ Bath | Bert Stone was born in Leeds."]),
      ("Zoe Ruhr was born in Bath.", ["? Bath"]),
      ("Ada Clark was born in Hull.", ["✘ Hull | Ada Clark was born in Bath."]),
      ("Emil Snow was born in Hull.", ["✔ Hull | Emil Snow was born in Hull."]),
    ]
  )
  func otherSubjects(text: String, findings: [String]) throws {
    let found = try self.findings(text, asked: "Who is Ada Clark?", promptID: "Ada Clark")
    #expect(found?.last == findings.last)
  }

  @Test(
    "a number is the same however its digits are grouped",
    arguments: [
      ("Ada Clark won it in 1920.", "✔ 1920"), ("Ada Clark won it in 1,920.", "✔ 1,920"),
      ("Ada Clark won it in 1,92.", "✘ 1,92"), ("Ada Clark won it in 19,20.", "✘ 19,20"),
    ]
  )
  func numbers(text: String, start: String) throws {
    let found = try findings(text, asked: "Who is Ada Clark?", promptID: "Ada Clark")
    #expect(found?.count == 1)
    #expect(found?.first?.hasPrefix(start) == true, "\(found ?? [])")
  }

  @Test("a value that another reference states meets the own sentence that is worded so")
  func frames() throws {
    let found = try findings(
      "Ada Clark grew up close to the Aire.",
      asked: "Who is Ada Clark?",
      promptID: "Ada Clark"
    )
    #expect(found == ["✘ Aire | Birth river: Avon."])
  }

  @Test("the subject itself is said of itself only where a sentence holds it twice")
  func subjectAsValue() throws {
    let found = try findings(
      "Ada Clark studied at Ada Clark.",
      asked: "Who is Ada Clark?",
      promptID: "Ada Clark"
    )
    #expect(found == ["✘ Ada Clark | She studied at Oxford."])
  }

  @Test("what another reference claims is a statement, but words of the question are no claims")
  func asked() throws {
    // So many references that they show which of their words are wording.
    let letters = "abcdefghijklmnopqrstuvwx".map(String.init)
    let references = letters.map {
      Reference(promptID: $0, title: nil, text: "Ada \($0.uppercased())\($0) likes \($0)k \($0)m.")
    }
    func stated(_ question: String) throws -> [String] {
      let example = try Case("She likes bk bm.", asked: question, promptID: "a")
      let library = ReferenceLibrary(
        references,
        prompts: [example.prompt],
        usage: example.usage(references.map(\.text)),
        by: example.scanner
      )
      let statements = example.statements(references.map(\.text), library: library)
      return example.surfaces(statements.map(\.words))
    }
    #expect(try stated("Who is Ada Aa?") == ["bk bm"])
    #expect(try stated("Does Ada Aa like bk bm?") == [])
  }

  @Test("an answer to a prompt without a reference is not judged")
  func uncovered() throws {
    #expect(try findings("Zoe was born in Bath.", asked: "Who?", promptID: "zoe") == nil)
  }

  @Test("no run is supported by the end of one reference and the beginning of the next")
  func borders() throws {
    let example = try Case("We like New York.", asked: "Where?", promptID: "p")
    let texts = ["It is New", "York is old"]
    let library = ReferenceLibrary(
      texts.map { Reference(promptID: "p", title: nil, text: $0) },
      prompts: [],
      usage: example.usage(texts),
      by: example.scanner
    )
    let opinions = ReferenceDetector(library: library)
      .opinions(on: example.statements(texts), in: example.answer)
    #expect(opinions?.map { $0?.evidence?.stance } == [.notMentioned])
  }
}
