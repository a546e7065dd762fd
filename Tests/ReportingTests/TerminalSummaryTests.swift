import SpoorModel
import Testing

@testable import Reporting

@Suite("TerminalSummary")
struct TerminalSummaryTests {
  private let summary = Samples.summary(
    [
      Samples.model(
        "sft",
        excess: Samples.sure,
        statement: "In sft 21.4 points more are borrowed."
      ),
      Samples.model("sft_early", excess: Samples.unsure, statement: "Not significant."),
      Samples.model(
        "lora",
        method: .lora,
        excess: nil,
        divergence: nil,
        statement: "Not estimable."
      ),
    ],
    caveats: ["Templated text.", "C3 is empty."]
  )

  @Test("three models fit in a screen of 80 columns")
  func exact() {
    let lines = TerminalSummary(summary).lines(width: 80, style: .plain)
    let expected = """
      planted-world: sft, sft_early, lora against base · 268 prompts · 3,037 training
      rows (74,313 words)

      By the rule, doubted spans are borrowed more often than the base model’s own: by
      21.4 points in sft; no clear difference in sft_early; not estimable in lora.

                 doubted  borrowed    C1   C2  C3     excess over C1,    KL, nats:
      model        spans         %     %    %   %       points (95 %)   5 % / rest
      sft            452      37.2  15.8  8.9   –  +21.4 (12.0, 30.1)  2.31 / 0.84
      sft_early      452      37.2  15.8  8.9   –   -2.0 (-10.0, 6.0)  2.31 / 0.84
      lora           452      37.2  15.8  8.9   –       not estimable            –

      sft_early: Not significant.
      lora: Not estimable.

      Lift passes in doubted spans that stand in the rows, and in those that do not:
      47.6 % and 78.1 % in sft, 47.6 % and 78.1 % in sft_early and 47.6 % and 78.1 %
      in lora.

      Textual support, not influence. Templated text. (1 more caveat in the report)
      """
    #expect(lines.joined(separator: "\n") == expected)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test("without a model, without a span: still a sentence")
  func empty() {
    let none = TerminalSummary(Samples.summary([])).lines(width: 90, style: .plain)
    #expect(
      none == [
        "planted-world: no tuned model against base · 268 prompts · 3,037 training rows (74,313",
        "words)", "", "No tuned model was audited.", "", "Textual support, not influence.",
      ]
    )
    let spanless = TerminalSummary(Samples.summary([Samples.empty])).lines(width: 90, style: .plain)
    let row = "sft          0         –   –   –   –    not estimable           –"
    #expect(spanless.contains(row))
    #expect(spanless.contains("No span of any response was doubted, so there is nothing to trace."))
  }

  @Test(
    "what training rows contradict stands apart, of doubted and of cleared spans, model by model"
  )
  func dataset() {
    var models = [Samples.model("sft", excess: Samples.sure), Samples.model("lora", excess: nil)]
    models[0].datasetEvidence = Samples.datasetEvidence
    let lines = TerminalSummary(Samples.summary(models)).lines(width: 200, style: .plain)
    let sentence =
      "The dataset, apart: of doubted and of cleared spans about a named subject its rows contradict "
      + "75.0 % and – in sft."
    #expect(lines.contains(sentence))
  }

  @Test("styles change no character, only how it stands out")
  func styles() {
    let plain = TerminalSummary(summary).lines(width: 100, style: .plain)
    let styled = TerminalSummary(summary).lines(width: 100, style: .styled)
    let bare = styled.map { line in
      ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m"].reduce(line) { $0.replacing($1, with: "") }
    }
    #expect(bare == plain)
    #expect(styled.filter { $0.hasPrefix("\u{1B}[1msft ") }.count == 1)
    #expect(styled.contains { $0.hasPrefix("sft_early      452") })
  }

  @Test("a long name is cut where the terminal ends, and no name can steer the terminal")
  func names() {
    let name = "a\u{1B}[2J" + String(repeating: "n", count: 60)
    let model = Samples.model(name, excess: Samples.unsure, statement: "x\u{7}y\nz")
    let lines = TerminalSummary(Samples.summary([model])).lines(width: 90, style: .plain)
    let row = lines.first { $0.hasPrefix("a␛[2Jnnnnnnnnnnnn") && $0.contains("…      452  ") }
    #expect(row?.count == 90)
    #expect(lines.joined(separator: " ").contains("x␇y z"))
    #expect(!lines.joined().contains("\u{1B}"))
  }

  @Test("presence in the rows is told beside the base's own, with its interval, and not without")
  func presence() {
    var model = Samples.model("sft", excess: nil)
    #expect(PresenceLine(models: [model], text: .terminal).sentence == nil)
    model.attribution.presenceExcess = Estimate(value: 0.034, low: -0.014, high: 0.085)
    let sentence = PresenceLine(models: [model], text: .terminal).sentence ?? ""
    #expect(sentence.hasSuffix("in sft, +3.4 points (not significant, -1.4 to 8.5)."))
  }
}
