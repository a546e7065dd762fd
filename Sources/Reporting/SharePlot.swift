/// Shares of a whole as one bar a row.
struct SharePlot {
  /// One bar.
  struct Row {
    /// What the whole is.
    var name: String
    /// The parts' sizes, in any unit, by the parts' order.
    var sizes: [Double]
  }

  /// The files' name.
  var file: String
  /// What is drawn.
  var title: String
  /// The parts' names, left to right.
  var parts: [String]
  /// The bars, top to bottom.
  var rows: [Row]

  private let left = 130.0
  private let right = 620.0
  private let top = 58.0
  private let step = 34.0

  /// The drawing with its numbers.
  var plot: PlotFile {
    PlotFile(
      name: file,
      width: 640,
      height: top + step * Double(rows.count) + 8,
      title: title,
      drawing: """
        <text class="title" x="0" y="14">\(title)</text>
        \(legend)
        \(rows.enumerated().map { bar($1, at: $0) }.joined())
        """,
      csv: PlotFile.csv(
        [["name"] + parts] + rows.map { [$0.name] + $0.sizes.map { "\($0)" } }
      )
    )
  }

  private var legend: HTML {
    var place = 0.0
    return parts.enumerated().map { number, name -> HTML in
      defer { place += 30 + 6.8 * Double(name.count) }
      return """
        <rect class="part\(number)" x="\(place.svg)" y="28" width="10" height="10"/>\
        <text x="\((place + 14).svg)" y="37">\(name)</text>
        """
    }.joined()
  }

  private func bar(_ row: Row, at number: Int) -> HTML {
    let total = row.sizes.reduce(0, +)
    let height = top + step * Double(number)
    var place = left
    let parts = row.sizes.enumerated().map { part, size -> HTML in
      guard size > 0, total > 0 else { return .empty }
      let width = (right - left) * size / total
      defer { place += width }
      return segment(part, from: place, width, share: size / total, at: height)
    }
    return """
      <text class="name" x="0" y="\((height + 16).svg)">\(row.name)</text>\(parts.joined())

      """
  }

  private func segment(
    _ part: Int,
    from place: Double,
    _ width: Double,
    share: Double,
    at height: Double
  ) -> HTML {
    let label = FigureText.page.percent(share)
    let isDark = [0, 1, 3, 6].contains(part)
    let text: HTML =
      share < 0.08
      ? .empty
      : """
      <text class="\(isDark ? "onDark" : "name")" x="\((place + 6).svg)" y="\((height + 16).svg)">\(label)</text>
      """
    return """
      <rect class="part\(part)" x="\(place.svg)" y="\(height.svg)" width="\(width.svg)" height="24">\
      <title>\(self.parts[part]): \(label)</title></rect>\(text)
      """
  }
}
