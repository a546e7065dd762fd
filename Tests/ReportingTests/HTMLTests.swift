import SpoorModel
import Testing

@testable import Reporting

@Suite("HTML")
struct HTMLTests {
  @Test(
    "text is only ever text",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("</style>", "&lt;/style&gt;"),
      ("a & \"b\" 'c'", "a &amp; &quot;b&quot; &#39;c&#39;"),
      ("&lt;", "&amp;lt;"),
      ("a\u{0}b\u{1B}[31m\u{7F}", "a␀b␛[31m␡"),
      ("tab\tline\nend", "tab\tline\nend"),
      ("a\r\nb\rc\r", "a\nb␍c␍"),
      ("\u{85}\u{202E}\u{FFFE}", "⟨U+0085⟩⟨U+202E⟩⟨U+FFFE⟩"),
      ("👨🏻‍🚒 é שלום 東京", "👨🏻‍🚒 é שלום 東京"),
    ]
  )
  func escapes(text: String, expected: String) {
    #expect(HTML(showing: text).markup == expected)
    let interpolated: HTML = "<p title=\"\(text)\">\(text)</p>"
    #expect(interpolated.markup == "<p title=\"\(expected)\">\(expected)</p>")
  }

  @Test("markup joins markup without being escaped again")
  func joins() {
    let item: HTML = "<li>\("<")</li>"
    let list: HTML = "<ul>\([item, item].joined(by: " "))</ul>"
    #expect(list.markup == "<ul><li>&lt;</li> <li>&lt;</li></ul>")
  }

  @Test(
    "a mark is cut at scalars, whatever the writing",
    arguments: [
      ("👨🏻‍🚒 firemen drive firetrucks 🚀", 19, 29, "firetrucks"),
      ("谢谢。東京タワーは𠮷野にある。", 9, 11, "𠮷野"),
      ("cafe\u{301} noir", 4, 5, "\u{301}"),
      ("הוא כתב שיר", 4, 7, "כתב"),
      ("a\r\nb", 1, 2, "␍"),
      ("<b>&", 0, 3, "<b>"),
    ]
  )
  func marks(text: String, start: Int, end: Int, marked: String) {
    let html = MarkedText(text: text, mark: ScalarRange(start, end)).html
    #expect(PageText("<p>\(html.markup)</p>").marks == [marked])
  }

  @Test(
    "a range that the text does not have leaves it unmarked",
    arguments: [(0, 0), (3, 99), (7, 8), (99, 100)]
  )
  func outside(start: Int, end: Int) {
    for extent in [MarkedText.Extent.whole, .around(2)] {
      let html = MarkedText(text: "a <b>", mark: ScalarRange(start, end), extent: extent).html
      #expect(html.markup == "a &lt;b&gt;")
    }
  }

  @Test("a long text is cut around its mark, at blanks, and says so")
  func excerpt() {
    let words = String(repeating: "word ", count: 100)
    let html = MarkedText(
      text: words + "MARK" + " more" + words,
      mark: ScalarRange(500, 504),
      extent: .around(20)
    ).html
    let page = PageText("<p>\(html.markup)</p>")
    #expect(page.text == "… word word word MARK moreword word word…")
    #expect(page.marks == ["MARK"])
  }

  @Test("figures are written the same way everywhere")
  func figures() {
    let text = FigureText.terminal
    #expect(text.fixed(-0.04, digits: 1) == "0.0")
    #expect(text.fixed(.nan, digits: 1) == "–")
    #expect(text.fixed(-.infinity, digits: 1) == "-∞")
    #expect(text.points(0.214) == "+21.4")
    #expect(text.points(0.0001) == "0.0")
    #expect(FigureText.page.points(-0.032) == "−3.2")
    #expect(text.count(1_234_567) == "1,234,567")
    #expect(text.count(1, "span") == "1 span")
    #expect(text.likelihood(lift: 0) == "as likely as before")
    #expect(text.likelihood(lift: 2.302585) == "10 times likelier")
    #expect(text.likelihood(lift: -0.6931) == "2.0 times less likely")
    #expect(text.likelihood(lift: .nan) == "changed by an unknown factor")
    #expect(text.likelihood(lift: 800) == "over a million times likelier")
  }
}
