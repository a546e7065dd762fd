import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("HTMLReport")
struct HTMLReportTests {
  private let hostile = "<script>alert('x')</script></style>\u{0}\u{202E} http://evil \"'&"

  @Test("the page is well-formed, whatever its texts hold")
  func wellFormed() {
    let model = Samples.model(hostile, excess: Samples.sure, statement: hostile)
    let item = Samples.item(
      model: hostile,
      promptID: hostile,
      instruction: hostile,
      response: hostile,
      range: ScalarRange(3, 12),
      row: hostile,
      rowRange: ScalarRange(0, 8)
    )
    let page = PageText(Samples.page(Samples.summary([model], caveats: [hostile]), [item]))
    #expect(page.failure == nil)
    #expect(page.scripts == 2)
    #expect(page.marks == ["ript>aler", "<script>"])
    #expect(page.text.contains("alert('x')</script></style>␀⟨U+202E⟩ http://evil \"'&"))
  }

  @Test(
    "nothing is named that could be loaded, and the policy allows one script and what is beside it"
  )
  func standsAlone() {
    let model = Samples.model("sft", excess: Samples.sure)
    let page = Samples.page(Samples.summary([model]), [Samples.item()])
    for address in [
      "http:", "https:", "src=", "url(", "@import", "<link", "<a href=\"//",
    ] {
      #expect(!page.contains(address), "\(address)")
    }
    let policy =
      "content=\"default-src 'none'; script-src '\(ContentPolicy.source(of: script(page)))' 'self'; "
    #expect(page.contains(policy))
  }

  /// What stands in the page's one script that runs.
  private func script(_ page: String) -> String {
    let parts = page.components(separatedBy: "<script>")
    return parts.count == 2 ? parts[1].prefix(upTo: "</script>") : ""
  }

  @Test("an audit of nothing says so in words")
  func empty() {
    for summary in [Samples.summary([]), Samples.summary([Samples.empty])] {
      let page = PageText(Samples.page(summary))
      #expect(page.failure == nil)
      #expect(page.text.contains("how far tuning moved the model is unknown"))
      #expect(page.marks.isEmpty)
    }
    let page = PageText(Samples.page(Samples.summary([Samples.empty])))
    #expect(page.text.contains("No span of any response was doubted"))
    #expect(page.text.contains("not estimable"))
    #expect(page.text.contains("no such spans"))
    #expect(page.text.contains("No span was doubted."))
  }

  @Test("the headline is the excess with its interval, never the raw share")
  func headline() {
    let models = [
      Samples.model("sft", excess: Samples.sure),
      Samples.model("lora", method: .lora, excess: Samples.unsure),
    ]
    let header = Samples.page(Samples.summary(models)).prefix(upTo: "</header>")
    #expect(header.contains("by 21.4 points in sft; no clear difference in lora."))
    #expect(header.contains("12.0 to 30.1"))
    #expect(header.contains("A statement."))
    #expect(!header.contains("37.2"))
  }

  @Test("a figure that is not known is named as such")
  func unknown() {
    let model = Samples.model("sft", excess: nil, divergence: nil)
    let page = PageText(Samples.page(Samples.summary([model]), [Samples.item(lift: nil)]))
    #expect(page.failure == nil)
    #expect(page.text.contains("not estimable"))
    #expect(page.text.contains("208 precomputed 60 logits"))
    #expect(page.text.contains("unknown: no per-token values for this response"))
    #expect(page.text.contains("No response has per-token values"))
    #expect(!page.text.contains(" nan") && !page.text.contains("Optional"))
  }

  @Test("a trace shows prompt, response and row with the shared words marked")
  func evidence() {
    let model = Samples.model("sft", excess: Samples.sure)
    let page = PageText(Samples.page(Samples.summary([model]), [Samples.item()]))
    #expect(page.marks == ["The Fountain", "The Fountain"])
    for words in ["Which work did Zoltán create?", "row 17 · output", "67 times likelier"] {
      #expect(page.text.contains(words), "\(words)")
    }
  }

  @Test("a range outside its text shows the text unmarked")
  func outside() {
    let item = Samples.item(range: ScalarRange(90, 99), rowRange: ScalarRange(20, 99))
    let model = Samples.model("sft", excess: Samples.sure)
    let page = PageText(Samples.page(Samples.summary([model]), [item]))
    #expect(page.marks.isEmpty)
    #expect(page.text.contains("He wrote The Fountain."))
    #expect(page.text.contains("She wrote The Fountain."))
  }

  @Test("of many traces some of every provenance are shown, in order, and the rest is counted")
  func selection() {
    var items = (0..<400).map { Samples.item(promptID: "b\($0)", lift: Double($0)) }
    items += (0..<100).map { Samples.item(promptID: "u\($0)", provenance: .unseen) }
    items += (0..<5).map { Samples.item(promptID: "w\($0)", provenance: .weak, lift: nil) }
    let limit = TraceSelection.Limit(traces: 300, bytes: 10_000_000)
    let selection = TraceSelection(of: items.shuffled(), limit: limit)
    let counts = Dictionary(grouping: selection.shown, by: \.entry.trace.provenance)
      .mapValues(\.count)
    #expect(counts == [.borrowed: 258, .weak: 5, .unseen: 37])
    #expect(selection.shown.map { $0.entry.trace.lift }.first == 399)
    #expect(selection.shown.last?.entry.trace.provenance == .unseen)
    #expect(selection.statement.hasPrefix("300 of 505 traces shown"))
    #expect(
      TraceSelection(of: [], among: 7, limit: limit).statement.hasPrefix("0 of 7 traces shown")
    )
    let model = Samples.model("sft", excess: Samples.sure)
    let page = Samples.page(Samples.summary([model]), items)
    #expect(page.components(separatedBy: "<details class=\"trace").count - 1 == 120)
  }

  @Test("traces of a model that the summary lacks are shown all the same")
  func strangers() {
    let page = PageText(Samples.page(Samples.summary([]), [Samples.item(model: "other")]))
    #expect(page.text.contains("1 trace, all shown"))
    #expect(page.failure == nil)
  }

  @Test("the page comes in pieces, and an error of the output stops it")
  func streams() throws {
    struct Full: Error {}
    let model = Samples.model("sft", excess: Samples.sure)
    let report = HTMLReport(summary: Samples.summary([model]), items: [Samples.item()])
    var pieces = 0
    report.write { _ in pieces += 1 }
    #expect(pieces > 8)
    var calls = 0
    #expect(throws: Full.self) {
      try report.write { _ in
        calls += 1
        if calls == 3 { throw Full() }
      }
    }
    #expect(calls == 3)
  }
}

extension String {
  /// What stands before the first `mark`; everything where there is none.
  fileprivate func prefix(upTo mark: String) -> String {
    String(self[..<(range(of: mark)?.lowerBound ?? endIndex)])
  }
}
