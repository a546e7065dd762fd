import SpoorModel

/// An answer with its doubted spans marked, each by what became of it.
struct SpannedText {
  /// The answer.
  var side: AnswerChange.Side
  /// The most scalars that are shown.
  var limit: Int

  /// The text with `<mark>` around each span; of spans that overlap the later one gives way.
  var html: HTML {
    let scalars = side.text.unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
    let shown = scalars[..<(end ?? scalars.endIndex)]
    var html = HTML.empty
    var (place, offset) = (shown.startIndex, 0)
    for span in side.doubted.sorted(by: { $0.range < $1.range }) {
      let start = max(span.start, offset)
      guard start < span.end,
        let from = shown.index(place, offsetBy: start - offset, limitedBy: shown.endIndex),
        let to = shown.index(from, offsetBy: span.end - start, limitedBy: shown.endIndex)
      else { continue }
      html += "\(String(shown[place..<from]))\(mark(String(shown[from..<to]), span))"
      (place, offset) = (to, span.end)
    }
    return html + "\(String(shown[place...]))" + cut(shown.endIndex)
  }

  private func mark(_ words: String, _ span: AnswerChange.Span) -> HTML {
    let style =
      span.provenance == .borrowed ? "\(span.fate.rawValue) borrowed" : span.fate.rawValue
    return """
      <mark class="\(style)" title="\(span.fate.meaning); \(span.provenance.rawValue)">\
      \(words)</mark>
      """
  }

  private func cut(_ end: String.Index) -> HTML {
    let rest = side.text.unicodeScalars[end...].count
    guard rest > 0 else { return .empty }
    let more = FigureText.page.count(rest, "more character")
    return "<span class=\"cut\">… (\(more): --format json)</span>"
  }
}
