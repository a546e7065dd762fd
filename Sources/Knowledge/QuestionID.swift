public import SpoorModel

/// What a question belongs to: a training row that teaches its answer, or a prompt that asks it.
///
/// Ids are compared as they are written: a table has no numbers.
public enum QuestionID: Sendable, CustomStringConvertible {
  /// A row of the training data.
  case row(RowID)
  /// A prompt of an evaluation.
  case prompt(RowID)

  /// The id with what it names: `row 7`.
  public var description: String {
    switch self {
    case .row(let id): "row \(id)"
    case .prompt(let id): "prompt \(id)"
    }
  }

  /// The id alone.
  public var id: RowID {
    switch self {
    case .row(let id), .prompt(let id): id
    }
  }
}

extension QuestionID: Hashable {
  /// Whether both are rows, or both prompts, of one id.
  public static func == (one: QuestionID, other: QuestionID) -> Bool {
    switch (one, other) {
    case (.row(let first), .row(let second)), (.prompt(let first), .prompt(let second)):
      first == second || first.description == second.description
    default: false
    }
  }

  /// Hashes the id as it is written.
  public func hash(into hasher: inout Hasher) { hasher.combine(id.description) }
}
