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
    try line.encode(opinions, forKey: .said)
    try line.encode(BlankDecision(), forKey: .adjudication)
  }

  private var opinions: [Opinion] {
    let item = judged.drawn.task.id.rawValue
    let words = judged.verdicts.lastWords.values.sorted {
      ItemHash(digesting: [item, $0.reviewer]).rawValue
        < ItemHash(digesting: [item, $1.reviewer]).rawValue
    }
    return words.enumerated().map { Opinion(expert: Self.letters($0), verdict: $1) }
  }

  /// A to Z, then AA, AB and so on.
  private static func letters(_ place: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place % 26)))
    return place < 26 ? last : letters(place / 26 - 1) + last
  }
}

/// What one expert said last.
private struct Opinion: Encodable {
  let expert: String
  let verdict: Verdict

  private enum CodingKeys: String, CodingKey {
    case expert, hallucination, related
    case rowID = "row_id"
    case cause, note
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(expert, forKey: .expert)
    try object.encode(verdict.answers.hallucination, forKey: .hallucination)
    try object.encode(verdict.answers.related, forKey: .related)
    try object.encode(verdict.answers.rowID, forKey: .rowID)
    try object.encode(verdict.answers.cause, forKey: .cause)
    try object.encode(verdict.note, forKey: .note)
  }
}

/// The keys that an adjudicator fills in, all `null`.
private struct BlankDecision: Encodable {
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: DecisionFields.CodingKeys.self)
    for key in DecisionFields.CodingKeys.toFillIn { try object.encodeNil(forKey: key) }
  }
}
