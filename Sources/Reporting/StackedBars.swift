/// Shares of a whole as one bar a row, each part drawn in proportion and said in words beside it.
struct StackedBars {
  /// One part of a bar.
  struct Part {
    /// The style class that colours it.
    var style: String
    /// What it is.
    var label: String
    /// Its size, in any unit that the other parts share.
    var size: Double
    /// The figure that stands in it or under it.
    var figure: String
  }

  /// One bar.
  struct Bar {
    /// What the bar is of.
    var title: String
    /// What the whole is, in words.
    var note: String
    /// The parts, left to right; those of size 0 are not drawn.
    var parts: [Part]
  }

  /// The bars, top to bottom.
  var bars: [Bar]

  /// The bars, one under the other.
  var html: HTML { "<div class=\"bars\">\n\(bars.map(bar).joined())</div>\n" }

  private func bar(_ bar: Bar) -> HTML {
    let total = bar.parts.reduce(0) { $0 + $1.size }
    let drawn = bar.parts.filter { $0.size > 0 && total > 0 }
    let segments = drawn.map { segment($0, of: total) }.joined()
    let words = drawn.map(inWords).joined()
    let empty: HTML = drawn.isEmpty ? "<span class=\"none\">none</span>" : .empty
    // A bar of one part shows nothing that its words do not say.
    let stack: HTML =
      drawn.count == 1
      ? .empty : "<div class=\"stack\" aria-hidden=\"true\">\(segments)\(empty)</div>\n"
    return """
      <div class="bar"><p><b><bdi>\(bar.title)</bdi></b> <small>\(bar.note)</small></p>
      \(stack)<ul class="words">\(words)</ul></div>

      """
  }

  private func segment(_ part: Part, of total: Double) -> HTML {
    let share = part.size / total
    let label: HTML = share < 0.07 ? .empty : "<span>\(part.figure)</span>"
    let width = FigureText.terminal.fixed(100 * share, digits: 3)
    return "<i class=\"\(part.style)\" style=\"width:\(width)%\">\(label)</i>"
  }

  private func inWords(_ part: Part) -> HTML {
    "<li><i class=\"key \(part.style)\"></i>\(part.label) <b>\(part.figure)</b></li>"
  }
}
