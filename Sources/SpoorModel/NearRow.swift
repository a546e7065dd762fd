/// A training row that nearly repeats a part of a response, with the words that were swapped.
public struct NearRow: Hashable, Sendable {
  /// A difference between the response and the row.
  public struct Swap: Codable, Hashable, Sendable {
    /// The response's words here; empty where the row has words that it lacks.
    public var text: String
    /// The row's words here; empty where the response has words that the row lacks.
    public var rowText: String

    private enum CodingKeys: String, CodingKey {
      case text
      case rowText = "row_text"
    }

    /// Creates a difference.
    public init(text: String, rowText: String) {
      self.text = text
      self.rowText = rowText
    }
  }

  /// The row.
  public var rowID: RowID
  /// The field whose text nearly repeats the response.
  public var field: RowField
  /// The response's words that are nearly repeated.
  public var text: String
  /// Where they stand in the response.
  public var range: ScalarRange
  /// The row's words.
  public var matched: String
  /// Equal words as a share of all columns of the alignment, 0 to 1.
  public var identity: Double
  /// How many alignments as good one would expect of words drawn by chance.
  public var expectedByChance: Double
  /// What differs, in the response's order.
  public var swaps: [Swap]

  /// Creates a near-verbatim match.
  public init(
    rowID: RowID,
    field: RowField,
    text: String,
    range: ScalarRange,
    matched: String,
    identity: Double,
    expectedByChance: Double,
    swaps: [Swap]
  ) {
    self.rowID = rowID
    self.field = field
    self.text = text
    self.range = range
    self.matched = matched
    self.identity = identity
    self.expectedByChance = expectedByChance
    self.swaps = swaps
  }
}

extension NearRow: Codable {
  private enum CodingKeys: String, CodingKey {
    case rowID = "row_id"
    case field, text, start, end, matched, identity
    case expectedByChance = "expected_by_chance"
    case swaps
  }

  /// Reads the keys of docs/formats.md.
  public init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rowID: try keys.decode(RowID.self, forKey: .rowID),
      field: try keys.decode(RowField.self, forKey: .field),
      text: try keys.decode(String.self, forKey: .text),
      range: ScalarRange(
        try keys.decode(Int.self, forKey: .start),
        try keys.decode(Int.self, forKey: .end)
      ),
      matched: try keys.decode(String.self, forKey: .matched),
      identity: try keys.decode(Double.self, forKey: .identity),
      expectedByChance: try keys.decode(Double.self, forKey: .expectedByChance),
      swaps: try keys.decode([Swap].self, forKey: .swaps)
    )
  }

  /// Writes the keys of docs/formats.md.
  public func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encode(rowID, forKey: .rowID)
    try keys.encode(field, forKey: .field)
    try keys.encode(text, forKey: .text)
    try keys.encode(range.start, forKey: .start)
    try keys.encode(range.end, forKey: .end)
    try keys.encode(matched, forKey: .matched)
    try keys.encode(identity, forKey: .identity)
    try keys.encode(expectedByChance, forKey: .expectedByChance)
    try keys.encode(swaps, forKey: .swaps)
  }
}
