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
