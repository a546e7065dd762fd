import Foundation
import SpoorModel

/// Rows of evidence as lines for people.
struct RowLines {
  /// The terminal's columns; `nil` where there is none.
  var columns: Int?
  /// How a mark is shown.
  var ink: RowQuote.Ink

  /// For standard output.
  static var output: RowLines {
    guard Output.isTerminal else { return RowLines(columns: nil, ink: .brackets) }
    return RowLines(
      columns: Output.columns(of: STDOUT_FILENO) ?? Output.usualColumns,
      ink: .bold
    )
  }

  /// `  row 12, output, turn 2: …the [words] …  (and 3 rows like it)`.
  func line(_ evidence: EvidenceRow, marks: [ScalarRange]? = nil) -> String {
    let row = evidence.row
    let head = "  \(Self.name(row)): "
    let tail = Self.alike(row.copies)
    let room = columns.map { $0 - head.columns - tail.columns }
    let quote = RowQuote(evidence.text).around(marks ?? [row.range], columns: room, ink)
    return head + quote + tail
  }

  /// A sentence in lines that fit the terminal.
  func sentence(_ text: String) -> [String] {
    columns.map { text.wrapped(toColumns: $0) } ?? [text]
  }

  /// A text on a line of its own, cut to the terminal.
  func line(_ head: String, _ text: String, tail: String = "") -> String {
    let room = (columns ?? Self.usualColumns) - head.columns - tail.columns
    return head + text.visible.cut(toColumns: max(RowLines.leastText, room)) + tail
  }

  /// The row, the field, and the turn where it is not the first of that field.
  static func name(_ row: TraceRow) -> String {
    let turn = row.place.turn > 0 ? ", turn \(row.place.turn + 1)" : ""
    return "row \("\(row.rowID)".visible), \(row.field.rawValue)\(turn)"
  }

  /// What is said of rows that the dataset holds several times.
  static func alike(_ copies: Int) -> String {
    copies > 1 ? " (and \((copies - 1).counted("row")) like it)" : ""
  }

  private static let usualColumns = 140
  private static let leastText = 20
}
