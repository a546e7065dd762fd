/// One example of an instruction dataset.
public struct TrainingRow: Hashable, Sendable {
  /// The dataset's own id where it has one, else the row's position.
  public var id: RowID
  /// The row's place in the dataset, counted from 0 over all its files.
  public var position: Int
  /// The question or task.
  public var instruction: String
  /// Material that the task refers to; often empty.
  public var input: String
  /// The answer that the model was tuned on.
  public var output: String

  /// Creates a row.
  public init(id: RowID, position: Int, instruction: String, input: String, output: String) {
    self.id = id
    self.position = position
    self.instruction = instruction
    self.input = input
    self.output = output
  }

  /// The text of one field.
  public subscript(field: RowField) -> String {
    switch field {
    case .instruction: instruction
    case .input: input
    case .output: output
    }
  }
}

/// A field of a training row.
///
/// Matches in ``output`` decide a trace; the others are shown.
public enum RowField: String, Hashable, Sendable, Codable, CaseIterable {
  /// What the user asks.
  case instruction
  /// What the user gives along with it.
  case input
  /// What the model is trained to say.
  case output
}

/// A training row's name: a number or a text, as the dataset has it.
public enum RowID: Hashable, Sendable, CustomStringConvertible {
  /// An id that the dataset writes as a number, or a position.
  case number(Int)
  /// An id that the dataset writes as a string.
  case text(String)

  /// The id without quotes.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text): text
    }
  }
}

extension RowID: Codable {
  /// Reads a JSON number or string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes a JSON number or string, whichever the dataset had.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
