import SpoorModel

/// The answers of a pair of models that changed most, as aligned lines.
struct AnswerTable {
  /// What the pair is called.
  var title: String
  /// Its answers.
  var changes: AnswerChanges

  private let words = AnswerWords(text: .terminal)

  init(title: String, changes: AnswerChanges) {
    self.title = title
    self.changes = changes
  }

  /// What all answers come to.
  func lead(width: Int) -> [String] {
    "\(title), answer by answer: \(words.lead(changes))".wrapped(to: width)
  }

  /// A head line and a line an answer; nothing where none changed.
  func lines(limit: Int, width: Int, ink: Ink) -> [String] {
    let changed = changes.changed
    guard !changed.isEmpty else { return [] }
    let rows = changed.prefix(limit).map { change in
      [VisibleControl.onOneLine("\(change.promptID)  \(change.prompt)").shortened(to: 200)]
        + words.cells(change)
    }
    let head = ["the most changed answers"] + AnswerWords.heads
    let table = AlignedCells(fitting: [head] + rows, into: width)
    let rest = changed.count - rows.count
    let more = "… \(words.text.count(rest)) more (--format html, json or csv)"
    return [ink.dim(table.line(head))] + rows.map(table.line) + (rest > 0 ? [ink.dim(more)] : [])
  }
}
