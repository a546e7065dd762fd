import AuditStore
import SpoorModel

/// One line of Spoor's own export, `spoor.item/1`.
struct ItemRecord: Encodable {
  private let item: AuditItem

  init(_ item: AuditItem) { self.item = item }

  private enum CodingKeys: String, CodingKey {
    case schema
    case item
    case promptID = "prompt_id"
    case model
    case prompt
    case response
    case start
    case end
    case text
    case kind
    case score
    case detectors
    case provenance
    case lift
    case rows
    case verdict
  }

  func encode(to encoder: any Encoder) throws {
    let span = item.span
    let trace = item.entry.trace
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(LineSchema.item, forKey: .schema)
    try line.encode(item.hash, forKey: .item)
    try line.encode(span.promptID, forKey: .promptID)
    try line.encode(span.model, forKey: .model)
    try line.encode(item.prompt.instruction, forKey: .prompt)
    try line.encode(item.response, forKey: .response)
    try line.encode(span.range.start, forKey: .start)
    try line.encode(span.range.end, forKey: .end)
    try line.encode(span.text, forKey: .text)
    try line.encode(span.kind, forKey: .kind)
    try line.encode(span.score, forKey: .score)
    try line.encode(span.detectors, forKey: .detectors)
    try line.encode(trace.provenance, forKey: .provenance)
    // Unlike `encodeIfPresent`, this writes `null`: keys are the same on every line.
    try line.encode(trace.lift, forKey: .lift)
    try line.encode(item.entry.evidence.map(RowRecord.init), forKey: .rows)
    try line.encode(BlankVerdict(), forKey: .verdict)
  }
}

/// A training row as it is shown, with how Spoor ranks it.
private struct RowRecord: Encodable {
  let evidence: EvidenceRow

  enum CodingKeys: String, CodingKey { case score }

  func encode(to encoder: any Encoder) throws {
    try ShownRow(evidence: evidence).encode(to: encoder)
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(evidence.row.score, forKey: .score)
  }
}

/// The keys that a reviewer fills in, all `null`.
struct BlankVerdict: Encodable {
  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: VerdictFields.CodingKeys.self)
    for key in VerdictFields.CodingKeys.toFillIn { try object.encodeNil(forKey: key) }
  }
}
