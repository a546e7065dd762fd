public import SpoorModel

/// A line of traces.jsonl, best row first.
public struct TraceLine: Encodable {
  private let trace: Trace

  /// Wraps a trace.
  public init(_ trace: Trace) { self.trace = trace }

  private enum CodingKeys: String, CodingKey {
    case promptID = "prompt_id"
    case model
    case start
    case end
    case text
  }

  /// Writes the keys of docs/formats.md.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(trace.span.promptID, forKey: .promptID)
    try container.encode(trace.span.model, forKey: .model)
    try container.encode(trace.span.range.start, forKey: .start)
    try container.encode(trace.span.range.end, forKey: .end)
    try container.encode(trace.span.text, forKey: .text)
    try TraceFindings(trace).encode(to: encoder)
  }
}

/// What a trace says of its span: the keys that traces.jsonl and controls.jsonl share.
struct TraceFindings: Encodable {
  private let trace: Trace

  init(_ trace: Trace) { self.trace = trace }

  private enum CodingKeys: String, CodingKey {
    case provenance
    case lift
    case occurrences
    case expectedByChance = "expected_by_chance"
    case similarity
    case near
    case rows
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(trace.provenance, forKey: .provenance)
    try container.encode(trace.lift, forKey: .lift)
    try container.encode(trace.occurrences, forKey: .occurrences)
    try container.encode(trace.expectedByChance, forKey: .expectedByChance)
    try container.encodeIfPresent(trace.similarity, forKey: .similarity)
    try container.encodeIfPresent(trace.near, forKey: .near)
    try container.encode(trace.rows.map(RowLine.init), forKey: .rows)
  }
}

/// A training row as JSON: `row_id, field, matched, start, end, score`, and
/// `turn` where the field's text is not the row's first of that field, `copies` where other rows are
/// alike, `category` where it is known what the base model knew of the row.
public struct RowLine: Encodable {
  private let row: TraceRow

  /// Wraps a row of evidence.
  public init(_ row: TraceRow) { self.row = row }

  private enum CodingKeys: String, CodingKey {
    case rowID = "row_id"
    case field
    case turn
    case matched
    case start
    case end
    case score
    case copies
    case category
  }

  /// Writes the keys of docs/formats.md.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(row.rowID, forKey: .rowID)
    try container.encode(row.field, forKey: .field)
    if row.place.turn > 0 { try container.encode(row.place.turn, forKey: .turn) }
    try container.encode(row.matched, forKey: .matched)
    try container.encode(row.range.start, forKey: .start)
    try container.encode(row.range.end, forKey: .end)
    try container.encode(row.score, forKey: .score)
    if row.copies > 1 { try container.encode(row.copies, forKey: .copies) }
    try container.encodeIfPresent(row.category, forKey: .category)
  }
}
