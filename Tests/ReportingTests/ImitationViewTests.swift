import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("What else tuning copied, as it is shown") struct ImitationViewTests {
  private let model: ModelSummary

  init() {
    var model = Samples.model("sft", excess: nil)
    var figures = Samples.imitation
    figures.shifted = Samples.shiftedWords
    figures.doubt = Samples.lengthDoubt
    model.imitation = figures
    self.model = model
  }

  @Test("the terminal has one line a model, one a compared model, and fits in 80 columns")
  func terminal() throws {
    let lines = ImitationTable(models: [model]).lines(width: 80, ink: Ink(style: .plain))
    try #require(lines.count == 6)
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
    func words(_ line: Int) -> [Substring] { lines[line].split(separator: " ") }
    #expect(words(2) == ["(the", "dataset)", "42"])
    #expect(words(3) == ["sft", "37.5", "18.6", "42", "0.28"])
    #expect(words(5) == ["than", "few", "–", "–", "–", "–"])
    #expect(lines[4].contains("+21 (12, 30)") && lines[4].contains("-37 (-51, -24)"))
    #expect(ImitationTable(models: []).lines(width: 80, ink: Ink(style: .plain)).isEmpty)
    let line = try #require(ShiftedWordLine(models: [model], text: .terminal).sentence)
    #expect(
      line
        == "Shifted words within a run of 4 words that an output holds, against unshifted words: 80.6 % in "
        + "sft, -14.0 points (-16.5 to -11.5). Nothing shows that these were copied more than the rest of "
        + "the answers."
    )
  }

  @Test("at most three other models are beside each in the terminal, all in the report")
  func many() {
    var model = model
    let other = Samples.imitation.others[0]
    model.imitation?.others = (0..<6).map {
      var other = other
      other.model = "other\($0)"
      return other
    }
    let lines = ImitationTable(models: [model]).lines(width: 80, ink: Ink(style: .plain))
    #expect(lines.count == 3 + 4)
    let page = ImitationSection(models: [model]).html.markup
    #expect((0..<6).allSatisfy { page.contains("other\($0)") })
  }

  @Test("the page says all, escaped, with what is not significant and what is not estimable")
  func page() throws {
    let page = Samples.page(Samples.summary([model]))
    let start = try #require(page.range(of: "<section id=\"imitation\">"))
    let section = page[start.lowerBound...]
    for text in [
      "Did tuning copy more than facts?", "&lt;base&gt;", "not significant", "not estimable",
      "Against &lt;base&gt;: much.", "the dataset’s outputs", "Of 1000 words.", "response-initial",
      "up to 6 words", "above 50", "Prompts that it did not know", "2 prompts like which no row is",
      "these outputs have 10 words in the geometric mean", "42 in the arithmetic mean",
      "<li>sft took over &lt;much&gt;.</li>",
    ] {
      #expect(section.contains(text), "\(text)")
    }
    #expect(page.contains("<a href=\"#imitation\">Imitation</a>"))
    #expect(!page.contains("<base>"))
    let own = "<th scope=\"row\"><bdi>&lt;base&gt;</bdi></th>"
    let twice = ImitationSection(models: [model, model]).html.markup
    // Once among the figures and once among the lesser ones, however many models stand beside it.
    #expect(twice.components(separatedBy: own).count == 1 + 2)
  }

  @Test("boxes hold the dataset, the audited and each other model once, in place")
  func boxes() {
    let drawing = LengthBoxes(of: [model, model]).html.markup
    #expect(drawing.components(separatedBy: "<rect").count == 1 + 5)
    // 0 to 150 words lie between 170 and 620: the median of 30 at 260.
    #expect(drawing.contains("class=\"median\" x1=\"260.0\""))
    #expect(LengthBoxes(of: []).html == .empty)
  }

  @Test("summary.json has the keys of docs/formats.md, and a summary of before is still read")
  func json() throws {
    let data = try JSONEncoder().encode(model)
    let text = String(decoding: data, as: UTF8.self)
    for key in [
      "imitation", "in_runs_of_4", "length_agreement", "percentile_95", "shifted_or_marginal",
      "less_unshifted", "all_words", "unknown_less_known", "prompts_without_row", "wanted_words",
    ] {
      #expect(text.contains("\"\(key)\""), "\(key)")
    }
    #expect(try JSONDecoder().decode(ModelSummary.self, from: data) == model)
    let before = try JSONEncoder().encode(Samples.model("sft", excess: nil))
    #expect(try JSONDecoder().decode(ModelSummary.self, from: before).imitation == nil)
    #expect(ImitationSection(models: [Samples.model("sft", excess: nil)]).html == .empty)
  }
}
