import SpoorModel
import Testing

@testable import Reporting

@Suite("The strip of a response")
struct KLStripTests {
  private func tokens(_ values: [(Int, Int, Bounds?)]) -> [StripToken] {
    values.map { StripToken(range: ScalarRange($0.0, $0.1), klTunedBase: $0.2) }
  }

  private func strip(_ text: String, _ mark: ScalarRange, _ values: [(Int, Int, Bounds?)])
    -> KLStrip
  {
    KLStrip(text: text, tokens: tokens(values), mark: mark)
  }

  @Test(
    "a value has the step of the review page's strip",
    arguments: [
      (0.0, KLStep.still), (0.0099, .still), (0.01, .slight), (0.1, .some), (0.5, .much),
      (1.999, .much), (2, .most), (.infinity, .most),
    ]
  )
  func steps(nats: Double, step: KLStep) {
    #expect(KLStep(nats) == step)
  }

  @Test("the legend names where steps begin")
  func legend() {
    #expect(KLStep.allCases.map(\.extent) == ["< 0.01", "0.01–0.1", "0.1–0.5", "0.5–2", "≥ 2"])
  }

  @Test("tokens are shaded, neighbours alike are one cell, and what stayed is plain")
  func cells() {
    let strip = strip(
      "He was a poet",
      ScalarRange(9, 13),
      [(0, 2, 0.001), (2, 6, 0.3), (6, 8, 0.2), (8, 10, 0.05), (10, 13, 3)]
    )
    #expect(
      strip.html.markup
        == "He <i class=\"k2\">was a</i> <mark><i class=\"k1\">p</i><i class=\"k4\">oet</i></mark>"
    )
    #expect(
      strip.peaks.markup
        == "<p class=\"peaks\">moved most, nats: <bdi>p<b>oet</b></bdi> 3.00</p>\n"
    )
  }

  @Test("what is unknown, and what is only known from below, looks so")
  func uncertain() {
    let strip = strip(
      "abcd",
      ScalarRange(0, 0),
      [
        (0, 1, nil), (1, 2, Bounds(low: 0, high: 4)), (2, 3, Bounds(low: 0.6, high: .infinity)),
        (3, 4, Bounds(low: 0.6, high: 0.7)),
      ]
    )
    #expect(
      strip.html.markup
        == "<i class=\"ku\">a</i><i class=\"k0 ko\">b</i><i class=\"k3 ko\">c</i><i class=\"k3\">d</i>"
    )
    #expect(self.strip("abcd", ScalarRange(0, 0), [(0, 4, 0.4)]).peaks == .empty)
  }

  @Test("tokens that are bytes of one character are one, and their values add up")
  func bytes() {
    let strip = strip("🦊!", ScalarRange(0, 1), [(0, 1, 0.3), (0, 1, 0.3), (1, 2, 0)])
    #expect(strip.html.markup == "<mark><i class=\"k3\">🦊</i></mark>!")
  }

  @Test("no text is lost or obeyed, whatever the ranges are")
  func whole() {
    let text = "<b>&\"\n שלום"
    let strip = strip(
      text,
      ScalarRange(3, 99),
      [(1, 3, 3), (5, 5, 1), (4, 6, nil), (8, 40, 2), (2, 7, 0.2)]
    )
    let shown = strip.html.markup.replacing(#/</?(?:i|mark)[^>]*>/#, with: "")
    #expect(shown == HTMLText.escaped(text))
    #expect(!strip.html.markup.contains("<mark>"))
  }
}
