public import AuditStore
import DurableFiles
public import Foundation
import SpoorModel

/// Tasks on which experts differ as `spoor.adjudication/1`, one object a line with room for a decision.
///
/// Experts are letters, another one from task to task, so that a decision is between opinions and not between
/// people.
public struct AdjudicationExport: Sendable {
  /// Creates the writer.
  public init() {}

  /// Writes one line a task.
  ///
  /// - Throws: what `sink` throws.
  public func write(_ tasks: some Sequence<JudgedTask>, to sink: (Data) throws -> Void) throws {
    let encoder = JSONEncoder.forExport
    for task in tasks {
      try sink(try encoder.encode(AdjudicationRecord(task)) + Data("\n".utf8))
    }
  }
}

private struct AdjudicationRecord: Encodable {
  let judged: JudgedTask

  init(_ judged: JudgedTask) { self.judged = judged }

  private enum CodingKeys: String, CodingKey { case schema, said, adjudication }

  func encode(to encoder: any Encoder) throws {
    try TaskRecord(judged.drawn.task, asking: .decision).encode(to: encoder)
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(LineSchema.adjudication, forKey: .schema)
    try line.encode(judged.opinions, forKey: .said)
    try line.encode(BlankDecision(), forKey: .adjudication)
  }
}

/// The keys that an adjudicator fills in, all `null`.
private struct BlankDecision: Encodable {
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: DecisionFields.CodingKeys.self)
    for key in DecisionFields.CodingKeys.toFillIn { try object.encodeNil(forKey: key) }
  }
}
