/// Cells of a terminal's table in columns: the first to the left, the others to the right.
struct AlignedCells {
  /// What stands between two columns.
  static let gap = "  "

  /// The columns' widths.
  let widths: [Int]

  /// Columns as wide as the widest of their cells; the first is cut to keep a line within `width`,
  /// but keeps 8 characters.
  init(fitting rows: [[String]], into width: Int) {
    let columns = rows.first?.indices ?? 0..<0
    let widest = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let fixed = widest.dropFirst().reduce(0) { $0 + $1 + Self.gap.count }
    widths = [min(widest.first ?? 0, max(8, width - fixed))] + widest.dropFirst()
  }

  /// One line of the table, without blanks at its end.
  func line(_ cells: [String]) -> String {
    let padded = zip(cells, widths).enumerated().map { column, cell in
      column == 0 ? left(cell.0, cell.1) : right(cell.0, cell.1)
    }
    let line = padded.joined(separator: Self.gap)
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func left(_ cell: String, _ width: Int) -> String {
    guard cell.count > width else { return cell + blanks(width - cell.count) }
    return cell.prefix(max(0, width - 1)) + "…"
  }

  private func right(_ cell: String, _ width: Int) -> String { blanks(width - cell.count) + cell }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
