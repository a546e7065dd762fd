import Foundation
import SpoorModel
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("A gate for pipelines") struct GateTests {
  private let summary = Samples.summary([
    Samples.model("sft", excess: Samples.sure),
    Samples.model("llama-3.1.8b", method: .lora, excess: Samples.unsure),
    Samples.empty.named("none"),
  ])

  private func outcomes(_ rule: String) throws -> [GateFinding.Outcome] {
    try Gate([try GateRule(parsing: rule)]).findings(in: summary).map(\.outcome)
  }

  @Test(
    "a figure fails where its whole interval is beyond the threshold",
    arguments: [
      // 0.214 (0.12 to 0.301), then -0.02 (-0.1 to 0.06).
      ("borrowed_excess.sft > 0.10", .failed), ("borrowed_excess.sft > 0.12", .passed),
      ("borrowed_excess.sft >= 0.12", .failed), ("borrowed_excess.sft > 0.2", .passed),
      ("borrowed_excess.sft < 0.4", .failed), ("borrowed_excess.sft < 0.3", .passed),
      ("borrowed_excess.llama-3.1.8b > 0", .passed), ("borrowed_excess.llama-3.1.8b<1", .failed),
      ("models.sft.attribution.excess > 0.1", .failed), ("attribution.excess.sft > 0.1", .failed),
      ("models.sft.flagged_spans >= 452", .failed),
      ("flagged_spans.sft>452", .passed), ("prompts < 300", .failed),
      ("borrowed.sft > .9", .passed),
      ("models.sft.provenance.borrowed > 1e2", .failed), ("divergence.first.sft > 2", .failed),
    ] as [(String, GateFinding.Outcome)]
  )
  func judges(rule: String, outcome: GateFinding.Outcome) throws {
    #expect(try outcomes(rule) == [outcome])
  }

  @Test(
    "what nothing tells neither passes nor fails",
    arguments: [
      "borrowed_excess.none > 0.1", "borrowed.none > 0.1", "borrowed_excess > 0.1",
      "borrowed_excess.gpt > 0.1", "models.0.attribution.excess > 0.1", "models.sft > 1",
      "models.sft.name > 1", "caveats > 1",
      "models.sft.divergence.short.first > 1",
    ]
  )
  func undecided(rule: String) throws {
    #expect(try outcomes(rule) == [.undecided])
  }

  @Test("a star means every model")
  func everyModel() throws {
    #expect(try outcomes("borrowed_excess.* > 0.1") == [.failed, .passed, .undecided])
    #expect(try outcomes("flagged_spans.* > 0") == [.failed, .failed, .passed])
  }

  @Test(
    "what is no condition is refused",
    arguments: [
      "", "x", "x >", "> 1", "x = 1", "x > one", "x > 1 > 2", "x y > 1", "x > nan", "x > inf",
    ]
  )
  func noRule(text: String) {
    #expect { try GateRule(parsing: text) } throws: { error in
      (error as? SpoorError)?.code == .usage
    }
  }

  @Test("a property: over random intervals a failure is one of the whole interval, and of no more")
  func property() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let ends = [0, 0, 0].map { _ in Double.random(in: -1...1, using: &random) }.sorted()
      let estimate = Estimate(value: ends[1], low: ends[0], high: ends[2])
      let threshold = Double.random(in: -1...1, using: &random)
      let one = Samples.summary([Samples.model("m", excess: estimate)])
      func outcome(_ sign: String) throws -> GateFinding.Outcome? {
        let rule = try GateRule(parsing: "borrowed_excess.m \(sign) \(threshold)")
        return try Gate([rule]).findings(in: one).first?.outcome
      }
      #expect(try outcome(">") == (ends[0] > threshold ? .failed : .passed))
      #expect(try outcome("<") == (ends[2] < threshold ? .failed : .passed))
    }
  }

  @Test("the file for services is XML, whatever names and rules say")
  func junit() throws {
    var named = summary
    named.name = #"a<b>&"c"]]>"#
    let rules = try ["borrowed_excess.* > 0.1", "models.\"x&y\" > 1"].map(GateRule.init(parsing:))
    let findings = try Gate(rules).findings(in: named)
    let text = JUnitReport(named, findings).text
    let parser = XMLParser(data: Data(text.utf8))
    let cases = Cases()
    parser.delegate = cases
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(cases.names["testcase"] == 4)
    #expect(cases.names["failure"] == 1)
    #expect(cases.names["error"] == 2)
    #expect(cases.attributes["testsuite"]?["failures"] == "1")
    #expect(cases.attributes["testsuite"]?["errors"] == "2")
    #expect(GateText(findings).lines.last == "gate: failed, 1 of 4")
  }
}

/// Counts elements.
private final class Cases: NSObject, XMLParserDelegate {
  var names: [String: Int] = [:]
  var attributes: [String: [String: String]] = [:]

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    names[name, default: 0] += 1
    self.attributes[name] = attributes
  }
}

extension ModelSummary {
  fileprivate func named(_ name: String) -> ModelSummary {
    var copy = self
    copy.name = name
    return copy
  }
}
