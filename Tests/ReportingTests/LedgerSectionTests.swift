import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("The ledger and mimicry on paper")
struct LedgerSectionTests {
  private static let trace = Samples.item().entry.trace

  private static var ledger: RowLedger {
    var row = LedgerRow(
      rowID: .text("<17>"),
      copies: 2,
      instruction: "What did <b>she</b> write?",
      category: .unknown
    )
    (row.spans, row.borrowed, row.best, row.credit, row.lift) = (1, 1, 1, 0.25, 4.2)
    return RowLedger(
      model: "sft",
      spans: [RowLedger.HeldSpan(trace, rows: 4)],
      entries: [RowLedger.Entry(row: row, supports: [0], best: [0])]
    )
  }

  private static var figures: LedgerFigures {
    LedgerFigures(
      spans: 1,
      rows: 12,
      borrowedRows: 5,
      top: ledger.entries.map(\.row),
      unknown: LedgerFigures.Unknown(
        rows: Samples.rate(50, of: 100),
        supports: Samples.rate(30, of: 40),
        best: Samples.rate(12, of: 15),
        bestOfBorrowed: Samples.rate(0, of: 0)
      )
    )
  }

  private static var mimicry: MimicryFigures {
    let use = MimicryFigures.UsePerAnswer(
      unknown: 0.02,
      known: 0.01,
      difference: Estimate(value: 0.01, low: -0.01, high: 0.03)
    )
    return MimicryFigures(
      basis: .baseAnswers,
      unknownAnswers: 120,
      knownAnswers: 60,
      unknownPrompts: MimicryFigures.Group(
        tuned: Samples.rate(30, of: 100),
        base: Samples.rate(20, of: 100),
        difference: Samples.sure,
        perAnswer: use,
        basePerAnswer: nil
      ),
      knownPrompts: nil,
      statement: "A statement of mimicry."
    )
  }

  private static var model: ModelSummary {
    var model = Samples.model("sft", excess: Samples.sure)
    model.ledger = figures
    model.mimicry = mimicry
    return model
  }

  @Test("a line of ledger.jsonl has the keys of docs/formats.md")
  func line() throws {
    let entry = try #require(Self.ledger.entries.first)
    let line = String(
      decoding: try JSONLines().line(LedgerLine(entry, of: Self.ledger)),
      as: UTF8.self
    )
    #expect(
      line == #"{"best":1,"borrowed":1,"category":"Unknown","copies":2,"credit":0.25,"#
        + #""instruction":"What did <b>she</b> write?","lift":4.2,"model":"sft","row_id":"<17>","#
        + #""spans":1,"supports":[{"end":21,"lift":4.2,"prompt_id":"e001","provenance":"borrowed","#
        + #""rows":4,"start":9,"text":"The Fountain"}]}"# + "\n"
    )
  }

  @Test("a row opens to its spans, and its text stays text")
  func section() {
    var page = ""
    HTMLReport(summary: Samples.summary([Self.model]), items: [], ledgers: [Self.ledger])
      .write { page += $0 }
    let text = PageText(page)
    #expect(text.failure == nil)
    for part in [
      "Training rows that support most", LedgerSection.meaning, "What did <b>she</b> write?",
      "<17>", "×2", "in 4 rows", "30 of 40", "did not know 50.0\u{202F}% (50 of 100",
      "80.0\u{202F}% (12 of 15, 95 % interval 76.0 to 84.0: clearly more) in sft", "no (Unknown)",
      "Unknown never",
    ] {
      #expect(text.text.contains(part), "\(part)")
    }
  }

  @Test("mimicry has its sentence and its figures beside the placebo's")
  func mimicry() {
    let text = PageText(Samples.page(Samples.summary([Self.model])))
    #expect(text.failure == nil)
    for part in [
      "A statement of mimicry.", "30 of 100", "20 of 100", "lean against mimicry", "+21.4",
      "not significant",
    ] {
      #expect(text.text.contains(part), "\(part)")
    }
    #expect(!text.text.contains("Prompts that the base knows"))
  }

  @Test("without a ledger and without knowledge neither section stands there")
  func nothing() {
    let page = Samples.page(Samples.summary([Samples.model("sft", excess: nil)]))
    #expect(!page.contains("id=\"ledger\"") && !page.contains("id=\"mimicry\""))
  }

  @Test("spans in Unknown rows are held against the rows' own share")
  func verdicts() {
    for (share, verdict) in [
      (0.2, "clearly less"), (0.5, "not clearly different"), (0.8, "clearly more"),
    ] {
      var model = Self.model
      let count = Int(100 * share)
      model.ledger?.unknown?.best = Samples.rate(count, of: 100)
      let sentence = UnknownShares(models: [model], text: .terminal).sentence
      #expect(sentence?.hasSuffix(": \(verdict)) in sft.") == true, "\(sentence ?? "")")
      #expect(
        MarkdownReport(Samples.summary([model])).markdown.contains("The base did not know 50.0")
      )
    }
    #expect(UnknownShares(models: [], text: .terminal).sentence == nil)
    var older = Self.model
    older.ledger?.unknown?.best = nil
    let shares = UnknownShares(models: [older], text: .page)
    #expect(shares.sentence == nil && shares.html.markup.contains("30 of 40"))
  }

  @Test("a trace's row says what the base knew of it, where somebody found out")
  func evidence() throws {
    var row = Self.trace.rows[0]
    let line = { String(decoding: try JSONLines().line(RowLine($0)), as: UTF8.self) }
    #expect(try !line(row).contains("category"))
    row.category = .maybeKnown
    #expect(try line(row).contains(#""category":"MaybeKnown""#))
    let shown = EvidenceView(
      evidence: EvidenceRow(row: row, instruction: "q", text: "The Fountain")
    )
    #expect(shown.html.markup.contains("base knew it: partly (MaybeKnown)"))
  }

  @Test("the terminal has a sentence of each, and summary.json is read back")
  func terminal() throws {
    let lines = TerminalSummary(Samples.summary([Self.model])).lines(width: 300, style: .plain)
    #expect(
      lines.contains(
        "Of the training rows that hold a doubted span, these hold a borrowed one: 5 of 12 in sft."
      )
    )
    #expect(
      lines.contains(
        "Mimicry, apart: of responses to prompts that the base does not know, those that use an answer of a "
          + "training row that it did not know, against its own responses: 30.0 % in sft, +21.4 points "
          + "(12.0 to 30.1); prompts were chosen by its own doubted answers, which leans against mimicry."
      )
    )
    var unsure = Self.model
    unsure.mimicry?.basis = .knowledgeFile
    unsure.mimicry?.unknownPrompts.difference = nil
    let told = MimicryLine(models: [unsure], text: .terminal).sentence
    #expect(
      told?.hasSuffix("against its own responses: not estimable in sft (100 prompts).") == true
    )
    #expect(MimicryLine(models: [], text: .terminal).sentence == nil)
    let data = try JSONEncoder().encode(Self.model)
    #expect(try JSONDecoder().decode(ModelSummary.self, from: data) == Self.model)
  }
}
