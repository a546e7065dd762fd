import SpoorModel
import Testing

@testable import Hallucinations

@Suite("Spans of an answer")
struct SpanJudgeTests {
  /// Says of every word at `words` what it is told to say.
  private struct Fixed: SpanDetector {
    let name: String
    var words: [Range<Int>]?
    var judgement = Finding.Judgement.doubted
    var score = 1.0

    func findings(in answer: Answer) -> [Finding]? {
      words?.map { Finding(words: $0, kind: .name, judgement: judgement, score: score) }
    }
  }

  @Test("the first detector with evidence decides, the others add their score where they overlap")
  func order() throws {
    let judge = SpanJudge([
      Fixed(name: "silent", words: nil),
      Fixed(name: "one", words: [0..<2, 3..<4], judgement: .cleared, score: 0.1),
      Fixed(name: "two", words: [1..<2, 0..<1, 2..<3], score: 0.9),
    ])
    let spans = try judge.spans(in: Case("alpha beta gamma delta").answer)
    #expect(judge.names == ["silent", "one", "two"])
    #expect(spans.flagged.isEmpty)
    #expect(spans.cleared.map(\.text) == ["alpha beta", "delta"])
    #expect(spans.cleared.map(\.detectors) == [["one": 0.1, "two": 0.9], ["one": 0.1]])
    #expect(spans.cleared.map(\.score) == [0.1, 0.1])
  }

  @Test("a detector that looked and found nothing decides too")
  func foundNothing() throws {
    let judge = SpanJudge([Fixed(name: "one", words: []), Fixed(name: "two", words: [0..<1])])
    #expect(try judge.spans(in: Case("alpha beta").answer) == JudgedSpans())
  }

  @Test("without evidence nothing is judged")
  func noEvidence() throws {
    let answer = try Case("alpha beta").answer
    #expect(SpanJudge([Fixed(name: "one", words: nil)]).spans(in: answer) == JudgedSpans())
    #expect(SpanJudge([]).spans(in: answer) == JudgedSpans())
  }

  @Test(
    "offsets count Unicode scalars and slice back to the span's text",
    arguments: [
      "😀 We met Zoe\u{301} Å in 1990 👩‍👩‍👧 with José 🇫🇷.", "We met 👍🏽 Ada，京都 2021年 e\u{301}E\u{301} É 7",
      "we like שלום Ada 12\r\nof Bert", "We saw Ｆｕｌｌ Width 😀Ada’s 3.5",
    ]
  )
  func offsets(text: String) throws {
    let example = try Case(text, tokens: [(text, -9)])
    let judge = SpanJudge([UncertaintyDetector(values: example.finder())])
    let spans = judge.spans(in: example.answer).flagged
    #expect(spans.count >= 2)
    let scalars = Array(text.unicodeScalars)
    for span in spans {
      #expect(scalars[span.range.start..<span.range.end].elementsEqual(span.text.unicodeScalars))
    }
    for (one, next) in zip(spans, spans.dropFirst()) { #expect(!one.range.overlaps(next.range)) }
  }
}
