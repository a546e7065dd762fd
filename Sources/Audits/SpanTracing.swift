import Attribution
import Hallucinations
import SpoorModel

/// Detects the spans of a response and traces them.
struct SpanTracing {
  let prompts: [String: Prompt]
  let texts: AuditTexts
  let judge: AuditJudge
  let tracer: Tracer

  /// The traces of a response's doubted and cleared spans.
  struct Traced {
    var prompt: Prompt
    var flagged: [TraceEntry]
    var cleared: [TraceEntry]
  }

  /// Traces the spans of a tuned model's response; `nil` when its prompt is not known.
  func traces(of generation: Generation, by tuned: AuditInputs.Tuned) throws -> Traced? {
    guard let spans = try judge.spans(in: generation, of: tuned) else { return nil }
    return try traced(
      spans,
      of: generation,
      tuned.divergences[generation.promptID],
      placebo: .whole
    )
  }

  /// Traces the spans of the base model's own response beside a tuned model.
  ///
  /// It is itself part of the placebo, and so is held against the others.
  func traces(
    ofBase generation: Generation,
    besides tuned: AuditInputs.Tuned
  ) throws -> Traced? {
    guard let spans = try judge.spans(inBase: generation, besides: tuned) else { return nil }
    let divergence = tuned.baseResponseDivergences[generation.promptID]
    return try traced(spans, of: generation, divergence, placebo: .otherPrompts)
  }

  private func traced(
    _ spans: JudgedSpans,
    of generation: Generation,
    _ divergence: ResponseDivergence?,
    placebo use: TraceSubject.PlaceboUse
  ) throws -> Traced? {
    guard let prompt = prompts[generation.promptID] else { return nil }
    let subject = TraceSubject(
      generation,
      to: prompt,
      text: texts[generation],
      divergence: divergence,
      placeboUse: use
    )
    return Traced(
      prompt: prompt,
      flagged: try tracer.traces(of: spans.flagged, in: subject),
      cleared: try tracer.traces(of: spans.cleared, in: subject)
    )
  }
}
