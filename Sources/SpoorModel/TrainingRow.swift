/// One example of an instruction dataset: a question with its answer, or a conversation.
public struct TrainingRow: Hashable, Sendable {
  /// One text of a row: a field, or a turn of a conversation.
  public struct Part: Hashable, Sendable {
    /// What the text is to the model.
    public var field: RowField
    /// The text.
    public var text: String

    /// Creates a part.
    public init(_ field: RowField, _ text: String) {
      self.field = field
      self.text = text
    }
  }

  /// The dataset's own id where it has one, else the row's position.
  public var id: RowID
  /// The row's place in the dataset, counted from 0 over all its files.
  public var position: Int
  /// Its texts, in the order in which the model sees them.
  public var parts: [Part]

  /// Creates a row of any number of turns.
  public init(id: RowID, position: Int, parts: [Part]) {
    self.id = id
    self.position = position
    self.parts = parts
  }

  /// Creates a row of one turn; an empty input is left out.
  public init(id: RowID, position: Int, instruction: String, input: String, output: String) {
    let input = input.isEmpty ? [] : [Part(.input, input)]
    let parts = [Part(.instruction, instruction)] + input + [Part(.output, output)]
    self.init(id: id, position: position, parts: parts)
  }

  /// What a part is called in an answer: its field, and which of the row's texts of that field.
  public struct Place: Hashable, Sendable, Comparable, Codable {
    /// The field.
    public var field: RowField
    /// Counted from 0 among the row's texts of that field; 0 unless the row is a conversation.
    public var turn: Int

    /// Names a part.
    public init(_ field: RowField, turn: Int = 0) {
      self.field = field
      self.turn = turn
    }

    /// Orders by field, as ``RowField`` lists them, then by turn.
    public static func < (one: Place, other: Place) -> Bool {
      (one.field.order, one.turn) < (other.field.order, other.turn)
    }
  }

  /// The text at a place; `nil` where the row has none there.
  public func text(at place: Place) -> String? { index(of: place).map { parts[$0].text } }

  /// What the user asked last before the text at a place, or first where nobody had asked yet;
  /// empty where nobody asks.
  public func question(before place: Place) -> String {
    let end = index(of: place) ?? parts.endIndex
    let asked = parts[..<end].last { $0.field == .instruction }
    return (asked ?? parts.first { $0.field == .instruction })?.text ?? ""
  }

  private func index(of place: Place) -> Int? {
    var turn = 0
    return parts.firstIndex { part in
      guard part.field == place.field else { return false }
      defer { turn += 1 }
      return turn == place.turn
    }
  }
}
