import AuditStore
import Foundation
import SpoorModel

/// What tracing came to, response by response, on the disk until the audit is through: one that was killed
/// goes on behind the last response.
struct KeptTraces: Sendable {
  private let store: ValueStore
  private let run: String

  /// Those of a run; what other runs kept is forgotten.
  ///
  /// - Parameters:
  ///   - store: where they are kept.
  ///   - run: what they depend on, ``AuditInputs/traceKey(ofRun:)``.
  ///   - files: where others kept some, and which nobody writes.
  /// - Throws: ``SpoorError`` where they cannot be read.
  init(
    in store: ValueStore,
    ofRun run: String,
    takingOver files: [URL] = []
  ) throws(SpoorError) {
    self.store = store
    self.run = run
    try store.forgetTraces(allBut: run)
    for file in files { try store.takeOverTraces(ofRun: run, from: file.path) }
  }

  /// What was kept of a response beside a tuned model; what cannot be read was not kept.
  func traced(
    _ generation: Generation,
    besides tuned: String
  ) throws(SpoorError) -> TracingCrew.Traced? {
    guard let payload = try store.traces(key(generation, tuned)) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(Self.infinities)
    return try? decoder.decode(TracingCrew.Traced.self, from: payload)
  }

  /// Keeps what a response came to.
  func keep(
    _ traced: TracingCrew.Traced,
    of generation: Generation,
    besides tuned: String
  ) throws {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(Self.infinities)
    try store.keep(traces: try encoder.encode(traced), as: key(generation, tuned))
  }

  /// Forgets all: the audit is through.
  func forget() throws(SpoorError) { try store.forgetTraces() }

  private func key(_ generation: Generation, _ tuned: String) -> TracesKey {
    TracesKey(
      run: run,
      tunedModel: tuned,
      model: generation.model,
      promptID: generation.promptID
    )
  }

  private static let infinities = ("inf", "-inf", "nan")
}

extension JSONEncoder.NonConformingFloatEncodingStrategy {
  fileprivate static func convertToString(_ names: (String, String, String)) -> Self {
    .convertToString(positiveInfinity: names.0, negativeInfinity: names.1, nan: names.2)
  }
}

extension JSONDecoder.NonConformingFloatDecodingStrategy {
  fileprivate static func convertFromString(_ names: (String, String, String)) -> Self {
    .convertFromString(positiveInfinity: names.0, negativeInfinity: names.1, nan: names.2)
  }
}
