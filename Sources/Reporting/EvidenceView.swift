import SpoorModel

/// One training row of a trace: what it was asked, and the words that it shares, marked.
struct EvidenceView {
  /// The row with its text.
  var evidence: EvidenceRow

  /// The list item.
  var html: HTML {
    let row = evidence.row
    let shared = MarkedText(text: evidence.text, mark: row.range, extent: .around(240))
    return """
      <li><p class="id">row <b><bdi>\(row.rowID.description)</bdi></b> · \(row.field.rawValue) · \
      score \(FigureText.page.fixed(row.score, digits: 2))\(knowledge)</p>
      \(instruction)<p class="text" dir="auto">\(shared.html)</p></li>

      """
  }

  /// What the base model knew of the row, where that is known.
  private var knowledge: HTML {
    evidence.row.category.map { " · base knew it: \($0.words)" } ?? .empty
  }

  /// What the row was asked, where the match is not in that very field.
  private var instruction: HTML {
    guard evidence.row.field != .instruction, !evidence.instruction.isEmpty else { return .empty }
    return "<p class=\"instruction\" dir=\"auto\">\(evidence.instruction.shortened(to: 300))</p>\n"
  }
}
