import Estimators
import Foundation
import SpoorModel

/// What `spoor estimate` prints for people: a line a record where the terminal is wide enough, else a
/// line for each of its estimators.
struct EstimateTable {
  private struct Row {
    var id: String
    var model: String
    var cells: [Estimator: String]
  }

  private static let nothing = "–"

  private let asked: [Estimator]
  private let width: Int
  private var rows: [Row] = []

  init(asked: [Estimator], width: Int) {
    self.asked = asked
    self.width = width
  }

  mutating func append(_ record: EstimateRecord, _ values: [EstimateRecord.Value]) {
    var row = Row(id: "\(record.id)".visible, model: (record.model ?? "").visible, cells: [:])
    for case (let estimator, .answer(let bounds)) in values {
      row.cells[estimator] = Self.shown(bounds)
    }
    rows.append(row)
  }

  /// The table, with a final line break.
  var text: String {
    let wide = wideLines
    let lines = wide.allSatisfy { $0.columns <= width } ? wide : longLines
    return lines.joined(separator: "\n") + "\n"
  }

  /// Those that were asked for, else those that any record allows.
  private var estimators: [Estimator] {
    guard asked.isEmpty else { return asked }
    return Estimator.allCases.filter { estimator in
      rows.contains { $0.cells[estimator] != nil }
    }
  }

  private var hasModels: Bool { rows.contains { !$0.model.isEmpty } }

  private var nameHeads: [(text: String, side: TextTable.Side)] {
    [("prompt", .left)] + (hasModels ? [("model", .left)] : [])
  }

  private func names(_ row: Row) -> [String] { [row.id] + (hasModels ? [row.model] : []) }

  private var wideLines: [String] {
    let estimators = estimators
    var table = TextTable(heads: nameHeads + estimators.map { ($0.rawValue, .right) })
    table.rows = rows.map { row in
      names(row) + estimators.map { row.cells[$0] ?? Self.nothing }
    }
    return table.lines
  }

  private var longLines: [String] {
    let estimators = estimators
    var table = TextTable(heads: nameHeads + [("estimator", .left), ("value", .right)])
    table.rows = rows.flatMap { row in
      estimators.filter { row.cells[$0] != nil || asked.contains($0) }
        .map { names(row) + [$0.rawValue, row.cells[$0] ?? Self.nothing] }
    }
    return table.lines
  }

  private static func shown(_ bounds: Bounds) -> String {
    let low = String(format: "%.4f", bounds.low)
    return bounds.exact == nil ? "\(low)…\(String(format: "%.4f", bounds.high))" : low
  }
}
