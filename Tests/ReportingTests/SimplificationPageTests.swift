import Reporting
import Testing

@Suite("The page of shortened answers") struct SimplificationPageTests {
  private func page(_ rows: [SimplificationPage.Row], median: Double? = 0.5) -> String {
    let page = SimplificationPage(
      title: "sft of <annotations>",
      figures: SimplificationPage.Figures(
        rows: 1,
        of: 2,
        unchanged: 0,
        longer: 0,
        medianLengthRatio: median,
        totalLengthRatio: 0.25
      ),
      rows: rows
    )
    var text = ""
    page.write { text += $0 }
    return text
  }

  private let row = SimplificationPage.Row(
    id: "7",
    instruction: "Who <i>?",
    input: "& more",
    wordsBefore: 4,
    wordsAfter: 2,
    pieces: [
      .init(.kept, "Ada <b>"), .init(.deleted, "of \"course\""), .init(.inserted, "& so"),
    ]
  )

  @Test("shows what went and what came, as text only")
  func changes() {
    let text = page([row])
    #expect(text.contains("Ada &lt;b&gt;<del>of &quot;course&quot;</del><ins>&amp; so</ins>"))
    #expect(text.contains("4 words, now 2"))
    #expect(text.contains("median 0.50, of all words 0.25"))
    #expect(page([], median: nil).contains("median unknown"))
  }

  @Test("is well-formed XML, whatever the texts say")
  func wellFormed() {
    #expect(PageText(page([row])).failure == nil)
  }
}
