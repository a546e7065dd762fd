/// Rows of cells as aligned lines: the first column to the left, numbers to the right.
struct TextTable {
  /// Where a column's cells stand.
  enum Side {
    case left
    case right
  }

  /// The columns' heads, and where their cells stand.
  var heads: [(text: String, side: Side)]
  /// The cells, row by row.
  var rows: [[String]] = []

  private static let gap = "  "

  /// The head and one line a row, indented by two blanks.
  var lines: [String] {
    let all = [heads.map(\.text)] + rows
    let widths = heads.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - row[column].columns)
        return heads[column].side == .left ? row[column] + blanks : blanks + row[column]
      }
      let line = cells.joined(separator: Self.gap)
      return Self.gap + String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
