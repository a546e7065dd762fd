import Attribution
import AuditStore
import DurableFiles
import Foundation
import PhraseIndex
public import SpoorModel

extension Audit {
  /// Does one part of the audit's work and keeps it beside the audit, for ``run(_:progress:)`` to take over.
  ///
  /// A part measures its responses. What a trace says rests on the values of all responses, so a part traces
  /// only when all parts have measured; the same call then goes on. Parts may run at once, on machines that
  /// share the storage; one that was killed goes on behind the last response.
  ///
  /// - Parameters:
  ///   - part: which part.
  ///   - progress: what is being done.
  /// - Returns: how far the part has come.
  /// - Throws: ``SpoorError``: of code `locked` where another process does the same part.
  public func run(
    _ part: Part,
    progress: @escaping (Stage) -> Void = { _ in }
  ) throws -> PartOutcome {
    try ArtifactName.check(plan.name, of: "audit")
    let output = AuditFolder(folder)
    try output.checkIsOurs()
    let fingerprint = try fingerprint
    guard try output.summary(ofRun: fingerprint) == nil else {
      return PartOutcome(stage: .complete, folder: folder)
    }
    let parts = AuditParts(of: folder)
    let run = parts.run(fingerprint)
    let lock = try run.lock(part)
    defer { lock.release() }
    progress(.reading)
    var outcome = PartOutcome(stage: .complete, folder: parts.url)
    if !run.has(.values, of: part) { try measure(part, run, &outcome, progress) }
    let unmeasured = run.missing(.values, besides: part)
    guard unmeasured.isEmpty else {
      outcome.stage = .measured(waitingFor: unmeasured)
      return outcome
    }
    if !run.has(.traces, of: part) { try trace(part, run, fingerprint, &outcome, progress) }
    outcome.stage = .traced(waitingFor: run.missing(.traces, besides: part))
    return outcome
  }

  /// Keeps the values of a part's responses that nobody has kept.
  private func measure(
    _ part: Part,
    _ run: RunParts,
    _ outcome: inout PartOutcome,
    _ progress: @escaping (Stage) -> Void
  ) throws {
    try run.write(.values, of: part) { store in
      var reading = reading(progress)
      reading.values = store
      reading.others = keptByOthers
      reading.scope = .part(part)
      let inputs = try AuditInputs(plan, reading)
      outcome.measured = PartOutcome.Share(
        responses: inputs.tuned.reduce(0) { $0 + $1.divergences.count },
        all: inputs.tuned.reduce(0) { $0 + $1.generations.count }
      )
      outcome.setAside = inputs.setAside.map(\.error)
    }
  }

  /// Keeps the traces of a part's responses.
  private func trace(
    _ part: Part,
    _ run: RunParts,
    _ fingerprint: String,
    _ outcome: inout PartOutcome,
    _ progress: @escaping (Stage) -> Void
  ) throws {
    var reading = reading(progress)
    reading.others = keptByOthers
    reading.scope = .measured
    let inputs = try AuditInputs(plan, reading)
    let built = try waiting { try buildIndex(progress) }
    let index = try PhraseIndex(at: indices.appending(path: plan.name))
    let placebo = try waiting { try placeboIndex(besides: built.manifest, progress) }
    let texts = AuditTexts(inputs, by: index.scanner)
    let tracer = Tracer(index: index, placebo: AuditAnalysis.placebo(placebo, inputs, texts))
    try run.write(.traces, of: part) { store in
      let kept = try KeptTraces(in: store, ofRun: inputs.traceKey(ofRun: fingerprint))
      // Where nothing can be doubted the audit traces passages, which it does alone.
      guard let crew = try TracingCrew(inputs, texts, tracer, keeping: kept) else { return }
      for tuned in inputs.tuned {
        try crew.keep(part, of: tuned, base: inputs.base) {
          progress(.tracing(model: tuned.plan.name, done: $0, of: $1))
        }
      }
      outcome.traced = PartOutcome.Share(
        responses: inputs.tuned.reduce(0) { $0 + part.share(of: $1.generations).count },
        all: inputs.tuned.reduce(0) { $0 + $1.generations.count }
      )
    }
  }

  /// The files in which parts, of this run and others, and the audit before kept values.
  private var keptByOthers: [URL] {
    AuditParts(of: folder).files(.values)
      + [AuditFolder(folder).values].filter { ValueStore.isSealed($0.path) }
  }

  /// Does what one process at a time may do; a part that comes second waits.
  ///
  /// The lock ends with its holder, however that ends.
  private func waiting<Value>(_ body: () throws -> Value) throws -> Value {
    while true {
      do { return try body() } catch let error as SpoorError where error.code == .locked {
        usleep(200_000)
      }
    }
  }
}
