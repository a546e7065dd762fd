public import DurableFiles
public import Records
public import SpoorModel

/// A selected row whose answer somebody is to shorten: a line of `simplify/batch.jsonl`.
public struct SimplifyTask: Hashable, Sendable {
  /// The file in a kit.
  public static let fileName = "simplify/batch.jsonl"
  /// The edition of a line.
  public static let schema = "spoor.simplify/1"

  /// What the row says, as a hash.
  public var hash: RowHash
  /// Its own id, or its position.
  public var id: RowID
  /// What the user asks before the answer.
  public var instruction: String
  /// What the user gives along with it.
  public var input: String
  /// The answer.
  public var output: String
  /// Which of the row's answers it is, from 0.
  public var turn: Int
  /// The answer's words.
  public var words: Int

  /// Asks for a row's answer.
  public init(_ row: TrainingRow, hash: RowHash, turn: Int, words: Int) {
    let place = TrainingRow.Place(.output, turn: turn)
    self.hash = hash
    id = row.id
    instruction = row.question(before: place)
    input = row.text(at: TrainingRow.Place(.input)) ?? ""
    output = row.text(at: place) ?? ""
    self.turn = turn
    self.words = words
  }

  /// Its line, to be filled in, with its line break.
  public var line: String {
    JSONLine(schema: Self.schema).with("row_hash", hash.rawValue).with("row_id", id)
      .with("instruction", instruction).with("input", input).with("output", output)
      .with("turn", turn).with("words", words).with("simplified", .null).text
  }
}

extension Record {
  /// The row hash at a key.
  ///
  /// - Throws: ``SpoorError`` where there is none.
  public func rowHash(_ key: String) throws(SpoorError) -> RowHash {
    let found = try value(key)
    guard case .string(let text) = found, let hash = RowHash(rawValue: text) else {
      throw mismatch(key, "a row's hash (64 hexadecimal digits)", found)
    }
    return hash
  }
}
