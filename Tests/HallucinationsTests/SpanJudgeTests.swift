import SpoorModel
import Testing
import Words

@testable import Hallucinations

@Suite("Spans of an answer")
struct SpanJudgeTests {
  /// Says the same of every statement, or nothing.
  private struct Fixed: SpanDetector {
    let detector: Detector
    var signals: [Signal: Double]?

    func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
      guard let signals else { return nil }
      let evidence = DetectorEvidence(detector: detector.rawValue, stance: .notMentioned)
      return statements.map { _ in Opinion(signals: signals, evidence: evidence) }
    }
  }

  /// Has no opinion on the statement at an index.
  private struct Partial: SpanDetector {
    let detector: Detector
    var silent: Int
    var signals: [Signal: Double]

    func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
      statements.indices.map { $0 == silent ? nil : Opinion(signals: signals) }
    }
  }

  private static let reference = Fixed(
    detector: .reference,
    signals: [.contradicted: 1, .notMentioned: 0, .otherSubject: 0]
  )
  private static let uncertainty: [Signal: Double] = [.surprisal: 2, .surprisalBefore: 3]
  private static let disagreement = Fixed(
    detector: .disagreement,
    signals: [.baseAgrees: 0, .baseConflicts: 1]
  )
  private static let dataset = Fixed(
    detector: .dataset,
    signals: [.rowAgrees: 1, .rowConflicts: 0]
  )

  private func judged(
    _ text: String,
    _ detectors: [any SpanDetector],
    _ use: SpanJudge.DatasetUse = .apart,
    weights: FusionWeights = .shipped
  ) throws -> [Span] {
    let example = try Case(text)
    let judge = SpanJudge(
      detectors,
      of: example.statementFinder(),
      weights: weights,
      datasetUse: use
    )
    #expect(judge.names == detectors.map(\.detector.rawValue))
    let spans = try judge.spans(in: example.answer)
    #expect(spans.flagged.allSatisfy { $0.score >= SpanJudge.threshold })
    #expect(spans.cleared.allSatisfy { $0.score < SpanJudge.threshold })
    return (spans.flagged + spans.cleared).sorted { $0.range < $1.range }
  }

  @Test("the score is that of the model of the detectors with evidence, and no other")
  func combination() throws {
    let partial = Partial(detector: .uncertainty, silent: 0, signals: Self.uncertainty)
    let silent = Fixed(detector: .consistency, signals: nil)
    let spans = try judged("We met 5 or 6.", [Self.reference, partial, silent])
    let known = Self.reference.signals ?? [:]
    let both = known.merging(Self.uncertainty) { first, _ in first }
    let shipped = FusionWeights.shipped
    #expect(spans.map(\.text) == ["5", "6"])
    #expect(spans.map(\.score) == [shipped.score(known), shipped.score(both)])
    #expect(spans[0].detectors == ["reference": shipped.score(known)])
    #expect(
      spans[1].detectors
        == ["reference": shipped.score(known), "uncertainty": shipped.score(Self.uncertainty)]
    )
    #expect(
      spans[1].signals
        == Dictionary(uniqueKeysWithValues: both.map { ($0.key.rawValue, $0.value) })
    )
    #expect(spans.map { $0.evidence.map(\.detector) } == [["reference"], ["reference"]])
    #expect(spans.allSatisfy { $0.scoreWithDataset == nil })
  }

  @Test("evidence that only supports others makes no span")
  func supporting() throws {
    #expect(try judged("We met 5.", [Self.disagreement, Self.dataset]).isEmpty)
    #expect(try judged("We met 5.", [Self.disagreement, Self.dataset], .decides).isEmpty)
    #expect(try judged("We met 5.", []).isEmpty)
    #expect(try judged("We met 5.", [Fixed(detector: .reference, signals: nil)]).isEmpty)
    #expect(try judged("We met 5.", [Self.disagreement, Self.reference]).count == 1)
  }

  @Test("the dataset is apart, or decides with the others")
  func datasetUse() throws {
    let doubt = Fixed(
      detector: .reference,
      signals: [.contradicted: 0, .notMentioned: 1, .otherSubject: 0]
    )
    let without = try #require(try judged("We met 5.", [doubt]).first)
    let apart = try #require(try judged("We met 5.", [doubt, Self.dataset]).first)
    let decides = try #require(try judged("We met 5.", [doubt, Self.dataset], .decides).first)
    #expect(apart.score == without.score)
    #expect(apart.scoreWithDataset == decides.score)
    #expect(decides.score < apart.score)
    #expect(apart.detectors["dataset"] != nil)
    #expect(apart.signals["dataset.agrees"] == 1)
  }

  @Test("a combination that the weights do not know is no span")
  func unknownCombination() throws {
    let weights = FusionWeights(fittedOn: "nothing", models: [])
    #expect(try judged("We met 5.", [Self.reference], weights: weights).isEmpty)
  }

  @Test(
    "offsets count Unicode scalars and slice back to the span's text",
    arguments: [
      "😀 We met Zoe\u{301} Å in 1990 👩‍👩‍👧 with José 🇫🇷.", "We met 👍🏽 Ada，京都 2021年 e\u{301}E\u{301} É 7",
      "we like שלום Ada 12\r\nof Bert", "We saw Ｆｕｌｌ Width 😀Ada’s 3.5",
      "قابلنا Ada سنة ١٩٩٠ في القاهرة", "กรุงเทพ ๒๕๖๖ ในปี 1990",
    ]
  )
  func offsets(text: String) throws {
    let spans = try judged(text, [Self.reference])
    #expect(spans.count >= 2)
    let scalars = Array(text.unicodeScalars)
    for span in spans {
      #expect(scalars[span.range.start..<span.range.end].elementsEqual(span.text.unicodeScalars))
    }
    for (one, next) in zip(spans, spans.dropFirst()) { #expect(!one.range.overlaps(next.range)) }
  }
}
