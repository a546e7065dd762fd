import Attribution
import Hallucinations
import SpoorModel

/// Detects the spans of a response and traces them.
struct SpanTracing {
  let prompts: [String: Prompt]
  let texts: AuditTexts
  let judge: AuditJudge
  let tracer: Tracer

  /// The same detectors and the same placebo for another thread, with an index of its own.
  func forAnotherThread() throws -> SpanTracing {
    let texts = try texts.forAnotherThread()
    let tracer = try tracer.forAnotherThread()
    return SpanTracing(
      prompts: prompts,
      texts: texts,
      judge: judge.forAnotherThread(texts, index: tracer.index),
      tracer: tracer
    )
  }

  /// The traces of a response's doubted and cleared spans.
  struct Traced {
    var prompt: Prompt
    var flagged: [TraceEntry]
    var cleared: [TraceEntry]
    /// What was counted of the cleared spans, traced or not.
    var tally = ClearedTally()
  }

  /// Traces the spans of a tuned model's response, of the cleared ones those that are drawn; `nil` when
  /// its prompt is not known.
  func traces(
    of generation: Generation,
    by tuned: AuditInputs.Tuned,
    _ draw: ClearedDraw
  ) throws -> Traced? {
    guard var spans = try judge.spans(in: generation, of: tuned) else { return nil }
    var tally = ClearedTally()
    tally.add(spans.cleared)
    spans.cleared.removeAll { !draw.draws($0) }
    let divergence = try tuned.divergences[generation.promptID]
    var traced = try traced(spans, of: generation, divergence, placebo: .whole)
    traced?.tally = tally
    return traced
  }

  /// Traces the spans of the base model's own response beside a tuned model.
  ///
  /// It is itself part of the placebo, and so is held against the others.
  func traces(
    ofBase generation: Generation,
    besides tuned: AuditInputs.Tuned
  ) throws -> Traced? {
    guard var spans = try judge.spans(inBase: generation, besides: tuned) else { return nil }
    // What is cleared of the base's own words is compared with nothing.
    spans.cleared = []
    let divergence = try tuned.baseResponseDivergences[generation.promptID]
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
