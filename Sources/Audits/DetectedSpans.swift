import Hallucinations
public import SpoorModel
import Words

/// The spans of an audit's tuned responses, without any dataset.
public struct DetectedSpans: Sendable {
  /// Spans that the detectors doubt, in the order of models and responses.
  public var flagged: [Span] = []
  /// Spans that they cleared.
  public var cleared: [Span] = []

  /// Runs the detectors of an audit over its tuned responses.
  ///
  /// - Throws: ``SpoorError`` for a missing or malformed file.
  public init(_ plan: AuditPlan, references: Audit.ReferenceUse) throws {
    let inputs = try AuditInputs(plan, references: references)
    let texts = AuditTexts(inputs, by: try WordScanner())
    let judge = texts.judge(references: inputs.references, prompts: inputs.prompts)
    for tuned in inputs.tuned {
      for generation in tuned.generations {
        guard let prompt = inputs.promptsByID[generation.promptID] else { continue }
        let spans = judge.spans(
          in: Answer(
            generation,
            to: prompt,
            text: texts[generation],
            divergence: tuned.divergences[generation.promptID],
            speaker: .tuned
          )
        )
        flagged += spans.flagged
        cleared += spans.cleared
      }
    }
  }
}
