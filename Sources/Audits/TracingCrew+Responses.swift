import Attribution
import SpoorModel

extension TracingCrew {
  /// Gathers the crew of an audit; `nil` where nothing could doubt a span.
  ///
  /// - Parameters:
  ///   - inputs: what the audit has read.
  ///   - texts: their words.
  ///   - tracer: the calling thread's.
  ///   - kept: where what they find is kept until the audit is through.
  /// - Throws: ``SpoorError`` where another thread's index cannot be opened.
  init?(
    _ inputs: AuditInputs,
    _ texts: AuditTexts,
    _ tracer: Tracer,
    keeping kept: KeptTraces?
  ) throws {
    guard inputs.hasLeadingEvidence else { return nil }
    let first = SpanTracing(
      prompts: inputs.promptsByID,
      texts: texts,
      judge: AuditJudge(inputs, texts, index: tracer.index),
      tracer: tracer
    )
    try self.init(first, keeping: kept) { try first.forAnotherThread() }
  }
}

extension SpanTracing {
  /// What a response of a tuned model comes to; `nil` where its prompt is not known.
  func traced(
    _ generation: Generation,
    by tuned: AuditInputs.Tuned,
    _ draw: ClearedDraw
  ) throws -> TracingCrew.Traced? {
    guard let traced = try traces(of: generation, by: tuned, draw) else { return nil }
    let stated = try traced.cleared.map { entry in
      TracingCrew.Cleared(
        entry: entry.withoutHolders,
        statement: try tracer.statement(of: entry, answering: traced.prompt)
      )
    }
    return TracingCrew.Traced(flagged: traced.flagged, cleared: stated, tally: traced.tally)
  }

  /// What a response of the base's own comes to beside a tuned model.
  func traced(
    base generation: Generation,
    besides tuned: AuditInputs.Tuned
  ) throws -> TracingCrew.Traced {
    let traced = try traces(ofBase: generation, besides: tuned)
    return TracingCrew.Traced(flagged: (traced?.flagged ?? []).map(\.withoutHolders))
  }
}
