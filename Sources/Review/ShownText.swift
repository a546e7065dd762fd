/// One of the texts that an annotation tool shows of a task.
enum ShownText: Hashable {
  /// What was asked.
  case prompt
  /// The response with the marked span.
  case response
  /// What is known to be true.
  case reference
  /// What was asked in a training row, the rows counted from 1.
  case question(Int)
  /// The text of a training row that holds the same words.
  case row(Int)
  /// All of them in one, for tools that show one text.
  case sheet

  /// What a tool that shows every task as many rows shows for one that a task lacks.
  static let noRow = "(no row)"

  /// As an error names it.
  var name: String {
    switch self {
    case .prompt: "the prompt"
    case .response: "the response"
    case .reference: "the reference"
    case .question(let row): "the question of row \(row)"
    case .row(let row): "row \(row)"
    case .sheet: "the text"
    }
  }
}
