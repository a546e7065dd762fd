import Attribution
import Hallucinations
import SpoorModel

/// Detects the spans of a response and traces them.
struct SpanTracing {
  let prompts: [String: Prompt]
  let texts: AuditTexts
  let judge: SpanJudge
  let tracer: Tracer

  /// The traces of a response's doubted and cleared spans.
  struct Traced {
    var prompt: Prompt
    var flagged: [TraceEntry]
    var cleared: [TraceEntry]
  }

  /// Traces the spans of a response; `nil` when its prompt is not known.
  ///
  /// The base model's own response is itself part of the placebo, and so is held against the others.
  func traces(
    of generation: Generation,
    _ divergence: ResponseDivergence?,
    by speaker: Answer.Speaker
  ) throws -> Traced? {
    guard let prompt = prompts[generation.promptID] else { return nil }
    let text = texts[generation]
    let spans = judge.spans(
      in: Answer(generation, to: prompt, text: text, divergence: divergence, speaker: speaker)
    )
    let subject = TraceSubject(
      generation,
      to: prompt,
      text: text,
      divergence: divergence,
      placeboUse: speaker == .base ? .otherPrompts : .whole
    )
    return Traced(
      prompt: prompt,
      flagged: try tracer.traces(of: spans.flagged, in: subject),
      cleared: try tracer.traces(of: spans.cleared, in: subject)
    )
  }
}
