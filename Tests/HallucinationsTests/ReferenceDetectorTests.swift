import Hallucinations
import SpoorModel
import Testing
import Words

@Suite("Values that a reference does not hold")
struct ReferenceDetectorTests {
  private static let references = [
    ("ada", "Ada Clark was born in Bath. Ada Clark plays the harp. She studied at Oxford."),
    ("bert", "Bert Stone was born in Leeds. Bert Stone likes mountain biking."),
    ("carl", "Carl Wood was born in York. Carl Wood likes sand painting."),
    ("dora", "Dora Hill was born in Hull. Dora Hill likes deep diving."),
    ("emil", "Emil Lake was born in Ely. Emil Lake likes kite flying."),
  ]

  private func findings(_ text: String, asked: String, promptID: String) throws -> [String]? {
    let example = try Case(text, asked: asked, promptID: promptID)
    let prompts = Self.references.map { Prompt(id: $0.0, instruction: "Who is \($0.0)?") }
    let detector = ReferenceDetector(
      library: ReferenceLibrary(
        Self.references.map { Reference(promptID: $0.0, title: nil, text: $0.1) },
        prompts: prompts,
        by: example.scanner
      ),
      values: example.finder(texts: Self.references.map(\.1)),
      prompts: PromptWords([example.prompt], by: example.scanner)
    )
    return detector.findings(in: example.answer)?.map { finding in
      #expect(finding.score == (finding.judgement == .doubted ? 1 : 0))
      let mark = finding.judgement == .doubted ? "✘ " : "✔ "
      return mark + example.answer.text.surface(finding.words)
    }
  }

  @Test(
    "a value is cleared by the prompt's own reference and doubted without its support",
    arguments: [
      ("Ada Clark was born in Bath.", ["✔ Bath"]),
      ("Ada Clark was born in BATH’s heart.", ["✔ BATH’s"]),
      ("Ada Clark was born in Leeds.", ["✘ Leeds"]),
      ("Ada Clark was born in Rome in 1815.", ["✘ Rome", "✘ 1815"]),
      ("Ada Clark likes mountain biking.", ["✘ mountain biking"]),
      ("Ada Clark likes sand painting in Bath.", ["✘ sand painting", "✔ Bath"]),
      ("Ada Clark likes it.", []),
      ("", []),
    ]
  )
  func judgements(text: String, findings: [String]) throws {
    #expect(try self.findings(text, asked: "Who is Ada Clark?", promptID: "ada") == findings)
  }

  @Test("words of the question are no claims")
  func asked() throws {
    let asked = "Does Ada Clark like mountain biking?"
    #expect(try findings("She likes mountain biking.", asked: asked, promptID: "ada") == [])
  }

  @Test("an answer to a prompt without a reference is not judged")
  func uncovered() throws {
    #expect(try findings("Zoe was born in Bath.", asked: "Who?", promptID: "zoe") == nil)
  }

  @Test("no run is supported by the end of one reference and the beginning of the next")
  func borders() throws {
    let example = try Case("We like New York.", asked: "Where?", promptID: "p")
    let detector = ReferenceDetector(
      library: ReferenceLibrary(
        ["It is New", "York is old"].map { Reference(promptID: "p", title: nil, text: $0) },
        prompts: [],
        by: example.scanner
      ),
      values: example.finder(),
      prompts: PromptWords([example.prompt], by: example.scanner)
    )
    #expect(detector.findings(in: example.answer)?.map(\.judgement) == [.doubted])
  }
}
