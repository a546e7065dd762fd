import SpoorModel

/// One comparison as aligned lines: before, after, difference.
struct ChangeTable {
  /// What the comparison is called.
  var title: String
  /// The comparison.
  var change: ModelChange

  private let text = FigureText.terminal

  init(title: String, change: ModelChange) {
    self.title = title
    self.change = change
  }

  /// A head line and a line a figure; lines of clear changes stand out.
  func lines(width: Int, ink: Ink) -> [String] {
    let rows = ChangeRow.rows(of: change.figures)
    let heading =
      "\(VisibleControl.onOneLine(title)), \(text.count(change.prompts.compared, "prompt"))"
    let head = ["", "before", "after", "difference (95 %)", ""]
    let cells = rows.map(cells)
    let table = AlignedCells(fitting: [head] + cells, into: width)
    return heading.wrapped(to: width).map(ink.bold) + [ink.dim(table.line(head))]
      + zip(rows, cells).map { row, cells in
        row.change?.isClear ?? false ? ink.bold(table.line(cells)) : table.line(cells)
      }
  }

  private func cells(_ row: ChangeRow) -> [String] {
    [
      row.label, row.figure(row.change?.before, text), row.figure(row.change?.after, text),
      difference(row), verdict(row),
    ]
  }

  private func difference(_ row: ChangeRow) -> String {
    guard let change = row.change else { return "not to be compared" }
    guard let difference = change.difference else { return "not estimable" }
    let figure = row.difference(difference.value, text)
    guard let low = difference.low, let high = difference.high else { return figure }
    return "\(figure) (\(row.figure(low, text)), \(row.figure(high, text)))"
  }

  private func verdict(_ row: ChangeRow) -> String {
    guard row.change?.difference != nil else { return "" }
    return row.change?.direction?.rawValue ?? "unclear"
  }
}
