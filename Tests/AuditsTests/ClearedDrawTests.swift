import SpoorModel
import Testing

@testable import Audits

/// Which cleared spans are traced where there are very many.
@Suite("The draw of cleared spans") struct ClearedDrawTests {
  private let spans = (0..<20_000).map { number in
    Span(
      promptID: "p\(number / 40)",
      model: "sft",
      range: ScalarRange(number % 40 * 5, number % 40 * 5 + 4),
      text: "word",
      kind: .other,
      score: 0.1,
      detectors: [:]
    )
  }

  @Test("takes all of few")
  func few() {
    let draw = ClearedDraw(from: Double(ClearedDraw.most))
    #expect(draw.share == 1)
    #expect(spans.allSatisfy(draw.draws))
  }

  @Test("takes of many each with the chance that it says, and of more some of the same")
  func many() {
    let (half, tenth) = (ClearedDraw(from: 40_000), ClearedDraw(from: 200_000))
    for draw in [half, tenth] {
      let expected = Double(spans.count) * draw.share
      let deviation = (expected * (1 - draw.share)).squareRoot()
      #expect(abs(Double(spans.count(where: draw.draws)) - expected) < 4 * deviation)
    }
    #expect(spans.filter(tenth.draws).allSatisfy(half.draws))
  }

  @Test("counts all, whatever is drawn")
  func tally() {
    var (whole, parts) = (ClearedTally(), ClearedTally())
    whole.add(spans)
    for start in stride(from: 0, to: spans.count, by: 300) {
      var part = ClearedTally()
      part.add(Array(spans[start..<min(start + 300, spans.count)]))
      parts.add(part)
    }
    #expect(whole.count == spans.count)
    #expect(parts.byPrompt == whole.byPrompt)
  }
}
