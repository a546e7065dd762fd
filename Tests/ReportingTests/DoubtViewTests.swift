import Foundation
import Hallucinations
import SpoorModel
import Testing

@testable import Reporting

@Suite("DoubtView")
struct DoubtViewTests {
  /// A line of the list: what stands in it, as words.
  private func page(_ doubt: Samples.Doubt) -> PageText {
    let summary = Samples.summary([Samples.model("sft", excess: Samples.sure)])
    return PageText(Samples.page(summary, [Samples.item(doubt: doubt)]))
  }

  private func evidence(
    _ detector: Detector,
    _ stance: Stance,
    _ text: String? = nil,
    from source: String? = nil
  ) -> DetectorEvidence {
    DetectorEvidence(detector: detector.rawValue, stance: stance, text: text, source: source)
  }

  @Test("pages have words for every detector, and name signals as the detectors do")
  func names() {
    #expect(KnownDetector.allCases.map(\.rawValue) == Detector.allCases.map(\.rawValue))
    #expect(KnownSignal.allCases.allSatisfy { Signal(rawValue: $0.rawValue) != nil })
  }

  @Test("every detector has a line with its score and its evidence in words, the dataset last")
  func lines() {
    let page = page(
      Samples.Doubt(
        detectors: [
          "reference": 0.98, "uncertainty": 0.41, "disagreement": 0.58, "consistency": 0.52,
          "imported": 0.83, "dataset": 0.66,
        ],
        signals: [
          "uncertainty.surprisal": 2.9, "uncertainty.surprisal_before": 0.6,
          "imported.probability": 0.83,
        ],
        evidence: [
          evidence(.reference, .contradicted, "The town of X is Osteldale.", from: "e001"),
          evidence(.disagreement, .contradicted, "Belaness"),
          evidence(.consistency, .contradicted, "1 of 5 samples say the same"),
          evidence(.dataset, .contradicted, "X was born in Bath.", from: "547"),
        ],
        scoreWithDataset: 0.97
      )
    )
    let words = """
      reference0.98contradicted: “The town of X is Osteldale.” (e001)\
      uncertainty0.412.90 nats over the span, 0.60 before it\
      base’s answer0.58says otherwise: “Belaness”\
      samples0.521 of 5 samples say the same\
      imported0.83marked by the imported file\
      dataset, apart0.66row 547 says otherwise: “X was born in Bath.”; the span’s score with this: 0.97
      """
    #expect(page.text.contains(words))
    #expect(page.text.contains("Why it is doubted score 0.90 of 1, a title"))
  }

  @Test(
    "what is silent is said to be silent",
    arguments: [
      (Detector.reference, [:], "speaks of the subject, but not of this"),
      (.reference, ["reference.other_subject": 1], "no reference speaks of this subject"),
      (.disagreement, [:], "has nothing of this kind"),
      (.dataset, [:], "no row about the subject says anything of it"),
      (.imported, ["imported.probability": 0], "not marked by the imported file"),
    ] as [(Detector, [String: Double], String)]
  )
  func silence(detector: Detector, signals: [String: Double], words: String) {
    let doubt = Samples.Doubt(
      detectors: [detector.rawValue: 0.5],
      signals: signals,
      evidence: [evidence(detector, .notMentioned)]
    )
    #expect(page(doubt).text.contains("0.50" + words))
  }

  @Test("a detector that pages do not know has a line with its name and score alone")
  func strangers() {
    #expect(page(Samples.Doubt(detectors: ["jury": 0.7])).text.contains("jury0.70"))
  }

  @Test("evidence is only ever text, set apart from the direction around it")
  func hostile() {
    let hostile = "</bdi><script>alert('x')</script>\u{202E}\u{0}"
    let doubt = Samples.Doubt(
      detectors: [hostile: 0.1, "reference": 0.9],
      evidence: [
        evidence(.reference, .contradicted, hostile, from: hostile),
        evidence(.disagreement, .supported, hostile),
        evidence(.consistency, .supported, hostile),
        evidence(.dataset, .supported, hostile, from: hostile),
      ]
    )
    let page = page(doubt)
    #expect(page.failure == nil)
    #expect(page.scripts == 2)
    #expect(page.text.components(separatedBy: "<script>alert('x')</script>⟨U+202E⟩␀").count == 8)
    let markup = DoubtView(span: Samples.item(doubt: doubt).entry.trace.span).html.markup
    #expect(markup.components(separatedBy: "<bdi>&lt;/bdi&gt;&lt;script").count == 8)
  }

  @Test("where no reference was read, the traces begin with what scores are worth")
  func withoutReferences() {
    var summary = Samples.summary([Samples.model("sft", excess: Samples.sure)])
    let sentence = "No reference was read: scores rank suspicion and prove nothing."
    #expect(!PageText(Samples.page(summary)).text.contains(sentence))
    summary.detectors = ["uncertainty", "dataset"]
    let page = PageText(Samples.page(summary))
    #expect(page.text.contains(sentence))
    #expect(page.text.contains("spans doubted by: uncertainty · asked apart: dataset"))
  }
}
