import Hallucinations
public import PhraseIndex
public import SpoorModel
import Words

/// The spans of an audit's tuned responses, without any tracing.
public struct DetectedSpans: Sendable {
  /// Every span that the detectors judged, in the order of models, responses and places.
  public private(set) var all: [Span] = []
  /// Marks of imported files that have no place in a response.
  public private(set) var unlocated: [UnlocatedMark] = []

  /// The spans that they doubt.
  public var flagged: [Span] { all.filter { $0.score >= SpanJudge.threshold } }

  /// Runs the detectors of an audit over its tuned responses.
  ///
  /// - Parameters:
  ///   - plan: the audit.
  ///   - references: whether detectors may read the references.
  ///   - index: the index of the dataset where it is to decide too; else it is not asked.
  /// - Throws: ``SpoorError`` for a missing or malformed file.
  public init(
    _ plan: AuditPlan,
    references: Audit.ReferenceUse,
    dataset index: PhraseIndex? = nil
  ) throws {
    let inputs = try AuditInputs(plan, AuditInputs.Reading(references: references))
    let texts = AuditTexts(inputs, by: try WordScanner())
    let judge = AuditJudge(inputs, texts, index: index, datasetUse: .decides)
    for tuned in inputs.tuned {
      unlocated += Detector.allCases.flatMap { tuned.unlocated[$0] ?? [] }
      for generation in tuned.generations {
        guard let spans = try judge.spans(in: generation, of: tuned) else { continue }
        all += (spans.flagged + spans.cleared).sorted { $0.range < $1.range }
      }
    }
  }
}
