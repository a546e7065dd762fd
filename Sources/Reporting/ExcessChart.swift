import SpoorModel

/// Excesses over C1 with their intervals as dots and bars on one shared scale of percentage points.
struct ExcessChart {
  private let scale: LinearScale
  private let height = 26.0

  /// Makes room for all `estimates` and for 0.
  init(estimates: [Estimate]) {
    let ends = estimates.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }
    let points = ends.filter(\.isFinite).map { 100 * $0 } + [0, 1]
    scale = LinearScale(covering: points, ticks: 5, from: 10, to: 470)
  }

  /// One model's dot and bar; empty where nothing is known.
  func row(_ estimate: Estimate?) -> HTML {
    guard let estimate, estimate.value.isFinite else {
      return "<div class=\"chart\"></div>"
    }
    let middle = height / 2
    let low = scale.position(100 * (estimate.bottom))
    let high = scale.position(100 * (estimate.top))
    return """
      <svg class="chart" viewBox="0 0 480 26" aria-hidden="true">\(grid(to: height))
      <line class="range" x1="\(low.svg)" x2="\(high.svg)" y1="\(middle.svg)" y2="\(middle.svg)"/>\
      <circle class="\(estimate.excludesZero ? "dot" : "dot open")" cx="\(scale.position(100 * estimate.value).svg)" cy="\(middle.svg)" r="5"/></svg>
      """
  }

  /// The scale below the rows.
  var axis: HTML {
    let labels = scale.ticks.map { tick -> HTML in
      let sign = tick > 0 ? "+" : ""
      let text = sign + FigureText.page.fixed(tick, digits: scale.digits)
      return
        "<text x=\"\(scale.position(tick).svg)\" y=\"12\" text-anchor=\"\(anchor(of: tick))\">\(text)</text>"
    }
    return """
      <li class="axis" aria-hidden="true"><svg class="chart" viewBox="0 0 480 32">\(labels.joined())\
      <text x="470" y="28" text-anchor="end">percentage points over C1; 0 = as often as the base model’s own</text></svg></li>

      """
  }

  /// The last label ends at its tick where half of it would be cut off by a narrow page.
  private func anchor(of tick: Double) -> String {
    scale.position(tick) > 450 ? "end" : "middle"
  }

  private func grid(to bottom: Double) -> HTML {
    scale.ticks.map { tick -> HTML in
      let place = scale.position(tick).svg
      let style = tick == 0 ? "zero" : "grid"
      return
        "<line class=\"\(style)\" x1=\"\(place)\" x2=\"\(place)\" y1=\"0\" y2=\"\(bottom.svg)\"/>"
    }.joined()
  }
}
