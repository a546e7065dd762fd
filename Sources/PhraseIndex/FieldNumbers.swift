import SpoorModel

/// The fields in the order of their numbers in the files; only ever append.
enum FieldNumbers {
  static let fields: [RowField] = [.instruction, .input, .output, .system, .tool]

  static func number(of field: RowField) -> Int {
    switch field {
    case .instruction: 0
    case .input: 1
    case .output: 2
    case .system: 3
    case .tool: 4
    }
  }
}
