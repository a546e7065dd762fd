import SpoorModel

/// One model's KL(tuned‖base) by relative position as a line with its band, the others in grey
/// behind it, so that panels side by side can be compared.
struct KLCurve {
  private let name: String
  private let bins: [Estimate?]
  private let others: [[Estimate?]]
  private let across: LinearScale
  private let up: LinearScale
  private let box = (left: 34.0, right: 372.0, top: 42.0, bottom: 216.0)

  /// Prepares a panel whose scale covers `bins` and all `others`.
  init(name: String, bins: [Estimate?], others: [[Estimate?]]) {
    self.name = name
    self.bins = bins
    self.others = others
    let means = others.flatMap { $0 }.compactMap { $0?.value }
    let own = bins.compactMap { $0 }.flatMap { [$0.value, $0.high ?? $0.value] }
    let bands = others.flatMap { $0 }.compactMap { $0?.high }
    across = LinearScale(covering: [0, 100], ticks: 4, from: box.left, to: box.right)
    up = LinearScale(
      covering: [0] + means + own + bands,
      ticks: 4,
      from: box.bottom,
      to: box.top
    )
  }

  /// The drawing.
  var svg: HTML {
    """
    <svg viewBox="0 0 384 262" role="img" aria-label="\(description)">
    \(marks)</svg>

    """
  }

  /// What is drawn, in a box of 384 × 262.
  var marks: HTML {
    """
    \(firstPart)\(gridlines)\(positions)
    \(others.map { line($0, style: "other") }.joined())\(band)\(line(bins, style: "own"))\(dots)
    <text class="title" x="0" y="12">KL(tuned‖base), nats</text>
    <text x="\(box.right.svg)" y="256" text-anchor="end">relative position in the response</text>
    \(directLabel)
    """
  }

  private var description: String {
    let values = bins.compactMap { $0?.value }
    let text = FigureText.page
    guard let first = values.first, let last = values.last else { return "\(name): no data" }
    return
      "KL(tuned‖base) of \(name) by position: \(text.nats(first)) nats at the start, "
      + "\(text.nats(last)) at the end; all numbers stand in the table below"
  }

  private var firstPart: HTML {
    let end = across.position(5)
    return """
      <rect class="first" x="\(box.left.svg)" y="\(box.top.svg)" width="\((end - box.left).svg)" \
      height="\((box.bottom - box.top).svg)"/>\
      <text class="mute" x="\((box.left).svg)" y="\((box.top - 6).svg)">first 5 %</text>

      """
  }

  private var gridlines: HTML {
    up.ticks.map { tick -> HTML in
      let place = up.position(tick)
      let style = tick == 0 ? "zero" : "grid"
      return """
        <line class="\(style)" x1="\(box.left.svg)" x2="\(box.right.svg)" y1="\(place.svg)" y2="\(place.svg)"/>\
        <text x="\((box.left - 6).svg)" y="\((place + 4).svg)" text-anchor="end">\
        \(FigureText.page.fixed(tick, digits: up.digits))</text>

        """
    }.joined()
  }

  private var positions: HTML {
    [0.0, 25, 50, 75, 100].map { percent -> HTML in
      let anchor = percent == 100 ? "end" : percent == 0 ? "start" : "middle"
      let label = FigureText.page.fixed(percent, digits: 0) + "\u{202F}%"
      return """
        <text x="\(across.position(percent).svg)" y="\((box.bottom + 18).svg)" text-anchor="\(anchor)">\
        \(label)</text>

        """
    }.joined()
  }

  /// The name, just above the line where it is most free of the others: past the middle.
  private var directLabel: HTML {
    let tail = bins.indices.dropFirst(bins.count / 2).filter { bins[$0] != nil }
    guard let bin = tail.first ?? bins.indices.last(where: { bins[$0] != nil }) else {
      return "<text class=\"label\" x=\"60\" y=\"120\">no data</text>"
    }
    let near = bins.indices.filter { abs($0 - bin) < 4 }
    let drawn = ([bins] + others).flatMap { series in
      near.compactMap { series.indices.contains($0) ? series[$0] : nil }
    }
    let top = drawn.map { $0.high ?? $0.value }.max() ?? 0
    let height = max(box.top + 10, up.position(top) - 8)
    return """
      <text class="label" x="\(place(of: bin).svg)" y="\(height.svg)" text-anchor="middle">\(name)</text>
      """
  }

  private func place(of bin: Int) -> Double {
    across.position(100 * (Double(bin) + 0.5) / Double(max(bins.count, 1)))
  }

  /// Runs of neighbouring bins that hold data: a line must not bridge a gap.
  private func runs(_ series: [Estimate?]) -> [[(bin: Int, estimate: Estimate)]] {
    var runs: [[(bin: Int, estimate: Estimate)]] = [[]]
    for (bin, estimate) in series.enumerated() {
      if let estimate, estimate.value.isFinite {
        runs[runs.count - 1].append((bin, estimate))
      } else {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private func line(_ series: [Estimate?], style: String) -> HTML {
    runs(series).map { run -> HTML in
      let points = run.map { "\(place(of: $0.bin).svg),\(up.position($0.estimate.value).svg)" }
      return "<polyline class=\"\(style)\" points=\"\(points.joined(separator: " "))\"/>"
    }.joined()
  }

  private var band: HTML {
    runs(bins).map { run -> HTML in
      let top = run.map { "\(place(of: $0.bin).svg),\(up.position($0.estimate.top).svg)" }
      let bottom = run.map { "\(place(of: $0.bin).svg),\(up.position($0.estimate.bottom).svg)" }
      let points = (top + bottom.reversed()).joined(separator: " ")
      return "<polygon class=\"band\" points=\"\(points)\"/>"
    }.joined()
  }

  private var dots: HTML {
    runs(bins).joined().map { bin, estimate -> HTML in
      let height = up.position(estimate.value).svg
      return "<circle class=\"own\" cx=\"\(place(of: bin).svg)\" cy=\"\(height)\" r=\"1.8\"/>"
    }.joined()
  }
}
