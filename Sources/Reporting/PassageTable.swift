import SpoorModel

/// The passages of an audit's models as aligned lines, one a model.
struct PassageTable {
  /// The audited models.
  var models: [ModelSummary]

  private let text = FigureText.terminal

  /// Two head lines and one line a model; a long name is cut to keep within `width`.
  func lines(width: Int, ink: Ink) -> [String] {
    let rows = PassageRow.rows(of: models)
    guard !rows.isEmpty else { return [] }
    let heads = [
      ["", "", "with a", "words in", "more answers,", "more words,"],
      ["model", "answers", "passage, %", "passages, %", "points (95 %)", "points (95 %)"],
    ]
    let cells = rows.map(cells)
    let table = AlignedCells(fitting: heads + cells, into: width)
    return heads.map { ink.dim(table.line($0)) }
      + zip(rows, cells).map { row, cells in
        let isClear = row.difference?.wordsInside?.excludesZero ?? false
        return isClear ? ink.bold(table.line(cells)) : table.line(cells)
      }
  }

  private func cells(_ row: PassageRow) -> [String] {
    let name = VisibleControl.onOneLine(row.model)
    return [
      row.difference == nil ? name : "  than \(name)",
      text.count(row.presence.withPassage.of),
      share(row.presence.withPassage),
      share(row.presence.wordsInside),
      row.difference.map { points($0.withPassage) } ?? "",
      row.difference.map { points($0.wordsInside) } ?? "",
    ]
  }

  private func share(_ rate: Rate) -> String {
    rate.share.map { text.fixed(100 * $0.value, digits: 1) } ?? FigureText.unknown
  }

  private func points(_ difference: Estimate?) -> String {
    guard let difference, let low = difference.low, let high = difference.high else {
      return "not estimable"
    }
    let interval = "\(text.fixed(100 * low, digits: 1)), \(text.fixed(100 * high, digits: 1))"
    return "\(text.points(difference.value)) (\(interval))"
  }
}
