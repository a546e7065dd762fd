public import SpoorModel

/// A line of ledger.jsonl: a training row with the doubted spans whose words it holds.
public struct LedgerLine: Encodable {
  private let ledger: RowLedger
  private let entry: RowLedger.Entry

  /// Takes an entry of a ledger.
  public init(_ entry: RowLedger.Entry, of ledger: RowLedger) {
    self.ledger = ledger
    self.entry = entry
  }

  private enum CodingKeys: String, CodingKey {
    case model, supports
  }

  /// Writes the keys of docs/formats.md.
  public func encode(to encoder: any Encoder) throws {
    try entry.row.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ledger.model, forKey: .model)
    let supports = entry.supports.map { Support(span: ledger.spans[$0]) }
    try container.encode(supports, forKey: .supports)
  }

  private struct Support: Encodable {
    let span: RowLedger.HeldSpan

    private enum CodingKeys: String, CodingKey {
      case promptID = "prompt_id"
      case start, end, text, provenance, lift, rows
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(span.promptID, forKey: .promptID)
      try container.encode(span.range.start, forKey: .start)
      try container.encode(span.range.end, forKey: .end)
      try container.encode(span.text, forKey: .text)
      try container.encode(span.provenance, forKey: .provenance)
      try container.encode(span.lift, forKey: .lift)
      try container.encode(span.rows, forKey: .rows)
    }
  }
}
