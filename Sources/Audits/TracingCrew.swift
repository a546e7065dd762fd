import Attribution
import Foundation
import Hallucinations
import PhraseIndex
import SpoorModel
import Words

/// Detects and traces spans of many responses on all processors: each thread has an index, a scanner and
/// detectors of its own.
struct TracingCrew {
  /// A cleared span, and whether a similar training row states it.
  struct Cleared: Sendable, Codable {
    var entry: TraceEntry
    var statement: Tracer.Statement
  }

  /// What one response came to.
  struct Traced: Sendable, Codable {
    var flagged: [TraceEntry]
    var cleared: [Cleared] = []
    /// What was counted of all cleared spans.
    var tally = ClearedTally()
  }

  /// One for each thread.
  private let tracings: [SpanTracing]
  private let kept: KeptTraces?

  /// Gathers a crew, the first of whom is given.
  ///
  /// - Parameters:
  ///   - first: the tracing of the calling thread.
  ///   - kept: where what they find is kept until the audit is through.
  ///   - another: makes another thread's.
  /// - Throws: what `another` throws.
  init(
    _ first: SpanTracing,
    keeping kept: KeptTraces? = nil,
    another: () throws -> SpanTracing
  ) throws {
    self.kept = kept
    let others = max(0, ProcessInfo.processInfo.activeProcessorCount - 1)
    tracings = try [first] + (0..<others).map { _ in try another() }
  }

  /// The one of the calling thread.
  var first: SpanTracing { tracings[0] }

  /// The traces of every response of a tuned model, and of the base's own for comparison; with what was
  /// counted of the tuned model's cleared spans.
  ///
  /// - Parameters:
  ///   - tuned: the tuned model.
  ///   - base: the base model's own responses.
  ///   - progress: how many responses of the tuned model are done.
  /// - Returns: the traces by group, and the tally of cleared spans, traced or not.
  /// - Throws: the error of the first response that cannot be traced.
  func groups(
    of tuned: AuditInputs.Tuned,
    base: [Generation],
    progress: (Int) -> Void
  ) throws -> (groups: TracedGroups, cleared: ClearedTally) {
    var (groups, cleared) = (TracedGroups(), ClearedTally())
    let draw = ClearedDraw(from: try expectedCleared(of: tuned))
    let name = tuned.plan.name
    try forEach(tuned.generations, besides: name, progress: progress) { tracing, generation in
      try tracing.traced(generation, by: tuned, draw)
    } take: { traced in
      groups.flagged += traced.flagged
      for span in traced.cleared { groups.appendCleared(span.entry, span.statement) }
      cleared.add(traced.tally)
    }
    try forEach(base, besides: name) { tracing, generation in
      try tracing.traced(base: generation, besides: tuned)
    } take: {
      groups.baseFlagged += $0.flagged
    }
    return (groups, cleared)
  }

  /// Traces one part's responses of a tuned model, and of the base's own, and keeps what is found.
  ///
  /// - Parameters:
  ///   - part: the part.
  ///   - tuned: the tuned model.
  ///   - base: the base model's own responses.
  ///   - progress: how many responses of the tuned model are done, of how many.
  /// - Throws: the error of the first response that cannot be traced.
  func keep(
    _ part: Part,
    of tuned: AuditInputs.Tuned,
    base: [Generation],
    progress: (Int, Int) -> Void
  ) throws {
    let draw = ClearedDraw(from: try expectedCleared(of: tuned))
    let (own, name) = (part.share(of: tuned.generations), tuned.plan.name)
    let all = own.count
    func told(_ done: Int) { progress(done, all) }
    try forEach(own, besides: name, progress: told) { tracing, generation in
      try tracing.traced(generation, by: tuned, draw)
    } take: { _ in
    }
    try forEach(part.share(of: base), besides: name) { tracing, generation in
      try tracing.traced(base: generation, besides: tuned)
    } take: { _ in
    }
  }

  /// About how many spans of a tuned model will be cleared, by some of its responses evenly chosen; of few
  /// words at most as many as these.
  private func expectedCleared(of tuned: AuditInputs.Tuned) throws -> Double {
    let words = tuned.generations.reduce(0) { $0 + first.texts[$1].words.count }
    guard words > ClearedDraw.most else { return Double(words) }
    let all = tuned.generations.count
    let step = max(1, all / Self.asked)
    let asked = stride(from: 0, to: all, by: step).map { tuned.generations[$0] }
    let found = try asked.reduce(0) { sum, generation in
      sum + (try first.judge.spans(in: generation, of: tuned)?.cleared.count ?? 0)
    }
    return asked.isEmpty ? 0 : Double(found) * Double(all) / Double(asked.count)
  }

  /// So many responses tell how many spans there will be.
  private static let asked = 100

  /// Traces responses on all threads, and takes the results in the responses' order; what was kept of one is
  /// not traced again.
  private func forEach(
    _ generations: [Generation],
    besides tuned: String,
    progress: (Int) -> Void = { _ in },
    _ trace: (SpanTracing, Generation) throws -> Traced?,
    take: (Traced) -> Void
  ) throws {
    var done = 0
    try withoutActuallyEscaping(trace) { trace in
      // Each thread uses one tracing, and what `trace` reads is written by none.
      nonisolated(unsafe) let (tracings, trace) = (tracings, trace)
      let kept = kept
      try generations.indices.forEachMade(onThreads: tracings.count) { thread, place in
        let (tracing, generation) = (tracings[thread], generations[place])
        if let known = try kept?.traced(generation, besides: tuned) {
          return known.quoting(by: tracing.tracer)
        }
        let traced = try trace(tracing, generation)
        if let traced { try kept?.keep(traced, of: generation, besides: tuned) }
        return traced
      } take: { (traced: Traced?) in
        if let traced { take(traced) }
        done += 1
        progress(done)
      }
    }
  }
}

extension TracingCrew.Traced {
  /// The same with texts of rows that other traces hold too.
  fileprivate func quoting(by tracer: Tracer) -> Self {
    var traced = self
    traced.flagged = flagged.map(tracer.quoting)
    for place in cleared.indices {
      traced.cleared[place].entry = tracer.quoting(cleared[place].entry)
    }
    return traced
  }
}
