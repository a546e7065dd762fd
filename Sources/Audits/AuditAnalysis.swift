import Attribution
import Divergence
import Foundation
import Hallucinations
import PhraseIndex
import Reporting
import SpoorModel
import Statistics
import Words

/// What an audit finds out, before any of it is written.
struct AuditAnalysis {
  /// What was found about one tuned model.
  struct Model {
    var inputs: AuditInputs.Tuned
    /// Traces of the doubted spans and of the controls.
    var groups: TracedGroups
    var figures: AttributionFigures
    var divergence: DivergenceFigures?
  }

  var inputs: AuditInputs
  var detectors: [String]
  var models: [Model]

  /// Detects and traces spans of every model.
  init(
    _ inputs: AuditInputs,
    plan: AuditPlan,
    index: PhraseIndex,
    progress: (String) -> Void
  ) throws {
    self.inputs = inputs
    let texts = AuditTexts(inputs, by: index.scanner)
    let judge = texts.judge(references: inputs.references, prompts: inputs.prompts)
    detectors = judge.names
    let placebo = Placebo(inputs.base.map { ($0.promptID, texts[$0]) })
    let tracer = Tracer(index: index, placebo: placebo)
    models = try inputs.tuned.map { tuned in
      progress(tuned.plan.name)
      return try Model(tuned, inputs, texts: texts, judge: judge, tracer: tracer)
    }
  }
}

extension AuditAnalysis.Model {
  /// Traces one tuned model's spans, and for comparison those of the base's own responses.
  fileprivate init(
    _ tuned: AuditInputs.Tuned,
    _ inputs: AuditInputs,
    texts: AuditTexts,
    judge: SpanJudge,
    tracer: Tracer
  ) throws {
    var groups = TracedGroups()
    for generation in tuned.generations {
      guard let prompt = inputs.promptsByID[generation.promptID] else { continue }
      let divergence = tuned.divergences[generation.promptID]
      let text = texts[generation]
      let spans = judge.spans(
        in: Answer(generation, to: prompt, text: text, divergence: divergence, speaker: .tuned)
      )
      let subject = TraceSubject(
        generation,
        to: prompt,
        text: text,
        divergence: divergence,
        placeboUse: .whole
      )
      groups.flagged += try tracer.traces(of: spans.flagged, in: subject)
      for trace in try tracer.traces(of: spans.cleared, in: subject) {
        groups.appendCleared(trace, try tracer.statement(of: trace, answering: prompt))
      }
    }
    for generation in inputs.base {
      guard let prompt = inputs.promptsByID[generation.promptID] else { continue }
      let divergence = tuned.baseResponseDivergences[generation.promptID]
      let text = texts[generation]
      let spans = judge.spans(
        in: Answer(generation, to: prompt, text: text, divergence: divergence, speaker: .base)
      )
      let subject = TraceSubject(
        generation,
        to: prompt,
        text: text,
        divergence: divergence,
        placeboUse: .otherPrompts
      )
      groups.baseFlagged += try tracer.traces(of: spans.flagged, in: subject)
    }
    self.init(
      inputs: tuned,
      groups: groups,
      figures: AttributionFigures(of: groups, rule: .standard, by: Bootstrap()),
      divergence: try DivergenceFigures(of: tuned)
    )
  }
}
