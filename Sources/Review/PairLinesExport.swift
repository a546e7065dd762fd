public import AuditStore
public import Foundation
import SpoorModel

/// Pairs of answers as `spoor.pair/1`, one object a line, each with an empty `verdict`.
///
/// Neither model is named, and which answer is at the left tells nothing: who judges is blind.
public struct PairLinesExport: Sendable {
  private let references: [String: String]

  /// Creates the writer; `references` are what is known to be true, by prompt.
  public init(references: [String: String] = [:]) { self.references = references }

  /// Writes one line a pair.
  ///
  /// - Throws: what `sink` throws.
  public func write(
    _ pairs: some Sequence<AnswerPair>,
    to sink: (Data) throws -> Void
  ) throws {
    let encoder = JSONEncoder.forExport
    for pair in pairs {
      let line = PairRecord(pair: pair, reference: references[pair.prompt.id])
      try sink(try encoder.encode(line) + Data("\n".utf8))
    }
  }
}

private struct PairRecord: Encodable {
  let pair: AnswerPair
  let reference: String?

  private enum CodingKeys: String, CodingKey {
    case schema, pair
    case promptID = "prompt_id"
    case prompt, reference
    // Keys stand in alphabetical order: the answers side by side, behind what was asked.
    case left = "response_left"
    case right = "response_right"
    case verdict
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(LineSchema.pair, forKey: .schema)
    try line.encode(pair.hash, forKey: .pair)
    try line.encode(pair.prompt.id, forKey: .promptID)
    try line.encode(pair.prompt.instruction, forKey: .prompt)
    try line.encode(pair.left.text, forKey: .left)
    try line.encode(pair.right.text, forKey: .right)
    // Unlike `encodeIfPresent`, this writes `null`: keys are the same on every line.
    try line.encode(reference, forKey: .reference)
    try line.encode(BlankPairVerdict(), forKey: .verdict)
  }
}

/// The keys that a reviewer fills in, all `null`.
private struct BlankPairVerdict: Encodable {
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: PairVerdictFields.CodingKeys.self)
    for key in PairVerdictFields.CodingKeys.toFillIn { try object.encodeNil(forKey: key) }
  }
}
