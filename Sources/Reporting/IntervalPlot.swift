import SpoorModel

/// Estimates as dots with their intervals, a row each, on one scale.
struct IntervalPlot {
  /// One estimate.
  struct Row {
    /// What it is of; rows of one group stand together under its name.
    var group: String
    /// What it is.
    var name: String
    /// Whether it is something that others are compared with.
    var isControl = false
    /// The figure; `nil` where it is unknown.
    var estimate: Estimate?
  }

  /// The files' name.
  var file: String
  /// What is drawn, with its unit.
  var title: String
  /// What figures are multiplied with before they are drawn.
  var scale = 1.0
  /// The estimates, top to bottom.
  var rows: [Row]

  private let left = 190.0
  private let right = 620.0
  private let top = 34.0
  private let step = 22.0

  /// The drawing with its numbers.
  var plot: PlotFile {
    let ends = rows.compactMap(\.estimate).flatMap { [$0.value, $0.bottom, $0.top] }
    let across = LinearScale(
      covering: [0] + ends.map { $0 * scale },
      ticks: 5,
      from: left,
      to: right
    )
    let bottom = rows.isEmpty ? top : height(of: rows.count - 1) + step
    let marks = rows.enumerated().map { row($1, at: $0, across) }.joined()
    return PlotFile(
      name: file,
      width: 640,
      height: bottom + 30,
      title: title,
      drawing: """
        <text class="title" x="0" y="14">\(title)</text>
        \(axis(across, bottom))\(marks)
        """,
      csv: csv
    )
  }

  /// The upper edge of a row; a little room parts groups of several.
  private func height(of number: Int) -> Double {
    let neighbours = Array(zip(rows, rows.dropFirst()))
    let hasGroups = neighbours.contains { $0.group == $1.group }
    let parted = neighbours.prefix(number).count { $0.group != $1.group }
    return top + step * Double(number) + (hasGroups ? 10 * Double(parted) : 0)
  }

  private func axis(_ across: LinearScale, _ bottom: Double) -> HTML {
    across.ticks.map { tick -> HTML in
      let place = across.position(tick).svg
      return """
        <line class="\(tick == 0 ? "zero" : "grid")" x1="\(place)" x2="\(place)" \
        y1="\((top - 6).svg)" y2="\(bottom.svg)"/>\
        <text x="\(place)" y="\((bottom + 18).svg)" text-anchor="middle">\
        \(FigureText.page.fixed(tick, digits: across.digits))</text>

        """
    }.joined()
  }

  private func row(_ row: Row, at number: Int, _ across: LinearScale) -> HTML {
    let middle = height(of: number) + step / 2
    let isFirst = number == 0 || rows[number - 1].group != row.group
    let group: HTML =
      isFirst
      ? "<text class=\"name\" x=\"0\" y=\"\((middle + 4).svg)\">\(row.group)</text>" : .empty
    let name: HTML =
      "<text x=\"\((left - 12).svg)\" y=\"\((middle + 4).svg)\" text-anchor=\"end\">\(row.name)</text>"
    guard let estimate = row.estimate, estimate.value.isFinite else {
      return
        "\(group)\(name)<text x=\"\((left + 4).svg)\" y=\"\((middle + 4).svg)\">not known</text>\n"
    }
    let ends = [estimate.bottom, estimate.top].map { across.position($0 * scale).svg }
    let kind = row.isControl ? "control " : ""
    return """
      \(group)\(name)<line class="\(kind)range" x1="\(ends[0])" x2="\(ends[1])" y1="\(middle.svg)" \
      y2="\(middle.svg)"/><circle class="\(kind)\(estimate.excludesZero ? "dot" : "open")" \
      cx="\(across.position(estimate.value * scale).svg)" cy="\(middle.svg)" r="4.5"/>

      """
  }

  private var csv: String {
    PlotFile.csv(
      [["group", "name", "value", "low", "high"]]
        + rows.map { row in
          let figures = [row.estimate?.value, row.estimate?.low, row.estimate?.high]
          return [row.group, row.name] + figures.map { $0.map { "\($0)" } ?? "" }
        }
    )
  }
}
