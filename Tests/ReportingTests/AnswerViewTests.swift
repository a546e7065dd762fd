import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("Answers before and after, in every format") struct AnswerViewTests {
  private func span(_ start: Int, _ end: Int, _ text: String, _ fate: SpanFate)
    -> AnswerChange.Span
  {
    AnswerChange.Span(
      DoubtedSpan(
        promptID: "p",
        model: "m",
        range: ScalarRange(start, end),
        text: text,
        provenance: .borrowed
      ),
      fate: fate
    )
  }

  private func change(_ id: String, before: String, after: String, spans: Int = 1) -> AnswerChange {
    AnswerChange(
      promptID: id,
      prompt: "Who <b>& \(id)?",
      before: AnswerChange.Side(
        text: before,
        doubted: (0..<spans).map { span($0, $0 + 1, "x", .gone) },
        borrowed: spans,
        kl: AnswerDivergence(mean: 2.5, first: 4.25)
      ),
      after: AnswerChange.Side(text: after, doubted: [], borrowed: 0, kl: nil)
    )
  }

  private func summary(_ lists: [[AnswerChange]], left: Int = 0) -> AgainstSummary {
    let even = Change(prompts: 5, before: 1, after: 1, difference: nil)
    let figures = ModelChange.Figures(
      doubtedAnswers: even,
      borrowedAnswers: nil,
      doubtedSpans: even,
      doubtedPerHundredWords: even,
      borrowedSpans: nil,
      words: even
    )
    return AgainstSummary(
      before: .init(audit: "then", run: 3, spoorVersion: "0.1"),
      after: .init(audit: "now", run: 4, spoorVersion: "0.1"),
      comparisons: [
        ModelChange(
          before: "old|",
          after: [ModelChange.Run(model: "new")],
          arm: nil,
          prompts: .init(compared: 5, onlyBefore: left, onlyAfter: 0, otherText: 0),
          figures: figures,
          statement: "Told."
        )
      ],
      predicted: nil,
      caveats: ["Beware."],
      responses: lists.map { answers in
        AnswerChanges(
          before: "old|",
          after: "new",
          leftOut: (0..<left).map {
            AnswerChanges.LeftOut(promptID: "q\($0)", prompt: "?", reason: .onlyBefore)
          },
          answers: answers
        )
      }
    )
  }

  @Test("both answers stand on the page whole, with their spans marked by fate")
  func page() {
    var change = change("p1", before: "Zo\u{308}e won 1901", after: "Nobody won", spans: 0)
    change.before.doubted = [span(0, 4, "Zo\u{308}e", .gone), span(5, 8, "won", .stayed)]
    change.after.doubted = [span(0, 6, "Nobody", .come), span(7, 99, "won", .stayed)]
    let page = PageText(AgainstPage(summary([[change]], left: 7)).page)
    #expect(page.failure == nil)
    #expect(page.marks == SpanFate.allCases.map(\.rawValue) + ["Zo\u{308}e", "won", "Nobody"])
    for text in [
      "What changed?", "new against old|", "Who <b>& p1?", "2 doubted: 1 gone, 1 stayed",
      "mean KL 2.50 nats, first 5\u{202F}% 4.25", "Beware.",
      "Left out: 7 prompts, 7 answered before only (q0, q1, q2, q3, q4, …).",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
    #expect(page.elements.isDisjoint(with: ["script", "img", "link", "a", "iframe"]))
  }

  @Test("spans that overlap are each marked once, and none is marked past its answer")
  func overlaps() {
    let side = AnswerChange.Side(
      text: "abcdef",
      doubted: [
        span(0, 3, "abc", .gone), span(1, 5, "bcde", .stayed), span(2, 3, "c", .gone),
        span(5, 9, "f", .gone), span(8, 9, "", .gone),
      ],
      borrowed: nil,
      kl: nil
    )
    let whole = PageText("<p>\(SpannedText(side: side, limit: 100).html.markup)</p>")
    #expect(whole.failure == nil && whole.text == "abcdef")
    #expect(whole.marks == ["abc", "de"])
    let cut = PageText("<p>\(SpannedText(side: side, limit: 4).html.markup)</p>")
    #expect(cut.text.hasPrefix("abcd…"), "\(cut.text)")
    #expect(cut.marks == ["abc"])
  }

  @Test("ten thousand answers a side fit in 5 MB, and the page says where the rest are")
  func large() {
    let words = String(repeating: "It's <a> & \u{1} word. ", count: 150)
    let answers = (0..<10_000).map { change("p\($0)", before: words, after: words + "\($0)") }
    let page = AgainstPage(summary([answers, answers])).page
    #expect(page.utf8.count < 5_000_000)
    #expect(page.utf8.count > 1_000_000)
    #expect(page.contains("more changed: --format json has all"))
    #expect(PageText(page).failure == nil)
  }

  @Test("lines of a terminal are bounded, and hostile prompts cannot steer it")
  func lines() {
    let answers = (0..<30).map { change("p\u{1b}[2J\($0)", before: "x\($0)", after: "y") }
    let lines = AgainstText(summary([answers])).lines(width: 80, style: .plain)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!lines.joined().unicodeScalars.contains { $0.value == 0x1b })
    #expect(lines.contains("… 20 more (--format html, json or csv)"))
    #expect(lines.contains { $0.hasPrefix("the most changed answers") })
    let same = [change("p", before: "x", after: "x", spans: 0)]
    var even = same
    even[0].before.borrowed = 0
    let none = AgainstText(summary([even])).lines(width: 80, style: .plain)
    #expect(!none.contains { $0.hasPrefix("the most changed") })
  }

  @Test("Markdown escapes names and lists the most changed answers")
  func markdown() {
    let answers = (0..<25).map { change("p\($0)", before: "x\($0)", after: "y", spans: $0 % 3) }
    let text = AgainstMarkdown(summary([answers])).markdown
    #expect(text.hasPrefix("## Spoor: now against then\n"))
    #expect(text.contains("### Answer by answer: new against old\\|"))
    #expect(text.contains("| p11: Who \\<b\\>\\& p11? | 2 → 0 | 2 | 0 | 2 → 0 | 2.50 → – |"))
    #expect(text.contains("… 5 more"))
    #expect(text.contains("- Beware."))
  }

  @Test("CSV has a line an answer, empty where nothing is known")
  func rows() {
    let rows = AgainstRows([
      AnswerChanges(
        before: "a,b",
        after: "n",
        leftOut: [],
        answers: [change("p1", before: "xx", after: "y", spans: 2)]
      )
    ])
    #expect(
      rows.text.split(separator: "\r\n").dropFirst().map(String.init)
        == [#""a,b",n,p1,0,2,0,2,0,0,0,0,0,2,0,2.5,,4.25,"#]
    )
  }

  @Test("JSON has the figures and every answer")
  func json() throws {
    let written = summary([[change("p1", before: "x", after: "y")]])
    let read = try JSONDecoder().decode(AgainstSummary.self, from: written.json())
    #expect(read == written)
    var figures = written
    figures.responses = nil
    #expect(try !String(decoding: figures.json(), as: UTF8.self).contains("responses"))
  }
}
