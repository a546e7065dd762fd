import SpoorModel

/// Lengths of texts as box lines on one scale of words: a line from the 5th to the 95th percentile, a box
/// between the quartiles, a stroke at the median.
struct LengthBoxes {
  /// What one box is of.
  enum Subject: String {
    /// The dataset's outputs.
    case dataset
    /// An audited model's answers.
    case audited
    /// Another model's answers.
    case compared
  }

  /// One box.
  struct Row {
    /// Whose texts they are.
    var name: String
    /// What they are to the audit.
    var subject: Subject
    /// Their lengths.
    var lengths: LengthFigures
  }

  private let rows: [Row]
  private let scale: LinearScale
  private let left = 170.0
  private let right = 620.0
  private let rowHeight = 26.0

  /// Makes room for all rows.
  init(rows: [Row]) {
    self.rows = rows
    scale = LinearScale(
      covering: [0] + rows.map(\.lengths.high),
      ticks: 6,
      from: left,
      to: right
    )
  }

  /// The drawing; nothing without rows.
  var html: HTML {
    guard !rows.isEmpty else { return .empty }
    let bottom = rowHeight * Double(rows.count)
    return """
      <figure class="lengths"><svg viewBox="0 0 640 \((bottom + 24).svg)" role="img" aria-label="\(description)">
      \(grid(to: bottom))\(rows.enumerated().map(row).joined())</svg>
      <figcaption>Words of a text: the line holds nine in ten, the box the middle half, the stroke the \
      median.</figcaption></figure>

      """
  }

  private var description: String {
    let text = FigureText.page
    let parts = rows.map { "\($0.name) \(text.fixed($0.lengths.median, digits: 0))" }
    return "Median words of a text: \(parts.joined(separator: ", "))"
  }

  private func grid(to bottom: Double) -> HTML {
    scale.ticks.map { tick -> HTML in
      let place = scale.position(tick).svg
      let label = FigureText.page.fixed(tick, digits: scale.digits)
      return """
        <line class="grid" x1="\(place)" x2="\(place)" y1="0" y2="\(bottom.svg)"/>\
        <text x="\(place)" y="\((bottom + 18).svg)" text-anchor="middle">\(label)</text>
        """
    }.joined()
  }

  private func row(_ number: Int, _ row: Row) -> HTML {
    let middle = rowHeight * (Double(number) + 0.5)
    let lengths = row.lengths
    let places = [
      lengths.low, lengths.lowerQuartile, lengths.median, lengths.upperQuartile, lengths.high,
    ].map(scale.position)
    let name = row.name.shortened(to: 24)
    return """
      <g class="length \(row.subject.rawValue)"><text class="title" x="0" y="\((middle + 4).svg)">\(name)</text>\
      <line class="spread" x1="\(places[0].svg)" x2="\(places[4].svg)" y1="\(middle.svg)" y2="\(middle.svg)"/>\
      <rect x="\(places[1].svg)" y="\((middle - 7).svg)" width="\(max(1, places[3] - places[1]).svg)" height="14"/>\
      <line class="median" x1="\(places[2].svg)" x2="\(places[2].svg)" y1="\((middle - 9).svg)" y2="\((middle + 9).svg)"/></g>

      """
  }
}

extension LengthBoxes {
  /// The outputs' box, each audited model's, then each other model's once.
  init(of models: [ModelSummary]) {
    let measured = models.compactMap { model in model.imitation.map { (model.name, $0) } }
    let outputs = measured.first?.1.dataset.map {
      Row(name: "the dataset’s outputs", subject: .dataset, lengths: $0)
    }
    let audited = measured.compactMap { name, figures in
      figures.answers.lengths.map { Row(name: name, subject: .audited, lengths: $0) }
    }
    var seen: Set<String> = []
    let others = measured.flatMap(\.1.others).filter { seen.insert($0.model).inserted }
      .compactMap { other in
        other.answers.lengths.map { Row(name: other.model, subject: .compared, lengths: $0) }
      }
    self.init(rows: (outputs.map { [$0] } ?? []) + audited + others)
  }
}
