import AuditStore
public import SpoorModel

/// One line of Spoor's own export of a drawn task, `spoor.task/1`: what a reviewer is shown, nothing else.
struct TaskRecord: Encodable {
  /// What the line has room for.
  enum Wanted {
    /// A verdict.
    case verdict
    /// A decision, whose keys and `schema` stand in the line that this is part of.
    case decision
  }

  private let task: ReviewTask
  private let wanted: Wanted

  init(_ task: ReviewTask, asking wanted: Wanted = .verdict) {
    self.task = task
    self.wanted = wanted
  }

  private enum CodingKeys: String, CodingKey {
    case schema, item
    case prompt, response, start, end, text, rows, reference, verdict
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    if wanted == .verdict { try line.encode(LineSchema.task, forKey: .schema) }
    try line.encode(task.id, forKey: .item)
    // Not the prompt's id: such names tell what a prompt was made for.
    try line.encode(task.prompt.instruction, forKey: .prompt)
    try line.encode(task.response, forKey: .response)
    try line.encode(task.range.start, forKey: .start)
    try line.encode(task.range.end, forKey: .end)
    try line.encode(task.text, forKey: .text)
    // Neither score nor copies: they tell how Spoor ranks a row.
    try line.encode(task.rows.map(ShownRow.init), forKey: .rows)
    try line.encode(task.reference, forKey: .reference)
    if wanted == .verdict { try line.encode(BlankVerdict(), forKey: .verdict) }
  }
}

/// A training row as reviewers are shown it.
public struct ShownRow: Encodable, Sendable {
  let evidence: EvidenceRow

  /// Shows a row.
  public init(evidence: EvidenceRow) { self.evidence = evidence }

  enum CodingKeys: String, CodingKey {
    case rowID = "row_id"
    case field, matched, start, end, instruction, text
  }

  /// Writes what is shown of it, neither score nor copies.
  public func encode(to encoder: any Encoder) throws {
    let row = evidence.row
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(row.rowID, forKey: .rowID)
    try object.encode(row.field, forKey: .field)
    try object.encode(row.matched, forKey: .matched)
    try object.encode(row.range.start, forKey: .start)
    try object.encode(row.range.end, forKey: .end)
    try object.encode(evidence.instruction, forKey: .instruction)
    try object.encode(evidence.text, forKey: .text)
  }
}
