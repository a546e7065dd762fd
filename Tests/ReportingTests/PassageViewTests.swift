import SpoorModel
import Testing

@testable import Reporting

@Suite("Passages in the summary and on the page") struct PassageViewTests {
  private func presence(_ with: Int, _ inside: Int) -> PassagePresence {
    PassagePresence(
      withPassage: Samples.rate(with, of: 100),
      wordsInside: Samples.rate(inside, of: 1000)
    )
  }

  private func difference(_ name: String, _ estimate: Estimate?) -> PassageDifference {
    PassageDifference(
      model: name,
      role: .compared,
      presence: presence(30, 90),
      prompts: estimate == nil ? 3 : 98,
      withPassage: estimate,
      wordsInside: estimate,
      statement: "Against \(name): told."
    )
  }

  private func summary(_ differences: [PassageDifference], found: Int = 60) -> AuditSummary {
    var model = Samples.model("sft", excess: nil)
    model.passages = PassageFigures(
      leastWords: 6,
      passages: found,
      presence: presence(found > 0 ? 40 : 0, found > 0 ? 100 : 0),
      provenance: found > 0 ? ["present": found] : [:],
      differences: differences
    )
    var summary = Samples.summary([model])
    summary.traced = .passages
    summary.base = nil
    return summary
  }

  private func lines(_ summary: AuditSummary) -> [String] {
    TerminalSummary(summary).lines(width: 100, style: .plain)
  }

  private static let more = Estimate(value: 0.1, low: 0.02, high: 0.18)
  private static let fewer = Estimate(value: -0.1, low: -0.18, high: -0.02)
  private static let unclear = Estimate(value: 0.01, low: -0.05, high: 0.07)

  @Test("the headline is the difference, in words")
  func verdicts() {
    func verdict(_ differences: [PassageDifference], found: Int = 60) -> String {
      summary(differences, found: found).verdict
    }
    let start = "The share of sft’s words that lie in passages of the training outputs is"
    #expect(
      verdict([difference("a", Self.more), difference("b", Self.unclear)])
        == "\(start) larger than that of a and not clearly different from that of b; overlap alone "
        + "proves nothing."
    )
    #expect(verdict([difference("a", Self.fewer)]).contains("smaller than that of a;"))
    #expect(verdict([difference("a", nil)]).contains("is not to be compared with that of a;"))
    #expect(verdict([]).hasSuffix("to compare with, that proves nothing."))
    #expect(verdict([], found: 0).hasPrefix("No answer holds a passage"))
  }

  @Test("the terminal's table has a line a model, the compared ones below theirs")
  func table() throws {
    let lines = lines(summary([difference("other\u{1b}", Self.more), difference("b", nil)]))
    let row = try #require(lines.first { $0.hasPrefix("  than other␛") })
    #expect(row.hasSuffix("+10.0 (2.0, 18.0)  +10.0 (2.0, 18.0)"))
    #expect(row.contains("  30.0 "))
    #expect(lines.contains { $0.hasPrefix("  than b") && $0.hasSuffix("not estimable") })
    #expect(!lines.contains { $0.hasSuffix(" ") })
    #expect(!lines.contains { $0.contains("doubted") || $0.contains(" against ") })
  }

  @Test("the page shows the table and what else is known, and no table of doubted spans")
  func page() {
    var page = ""
    let summary = summary([difference("<other>", Self.unclear)])
    HTMLReport(summary: summary, items: []).write { page += $0 }
    #expect(page.contains("beside <bdi>&lt;other&gt;</bdi>"))
    #expect(page.contains("not significant"))
    #expect(page.contains("<a href=\"#passages\">Passages</a>"))
    #expect(!page.contains("id=\"models\"") && !page.contains("id=\"provenance\""))
    #expect(page.contains("One line a passage"))
  }

  @Test("where spans are doubted, passages are a section beside the others")
  func beside() {
    var summary = summary([difference("other", Self.more)])
    summary.traced = nil
    var page = ""
    HTMLReport(summary: summary, items: []).write { page += $0 }
    for section in ["models", "provenance", "passages"] {
      #expect(page.contains("<section id=\"\(section)\">"), "\(section)")
    }
  }
}
