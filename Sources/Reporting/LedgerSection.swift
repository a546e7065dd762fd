import SpoorModel

/// "Which rows come up most?": the first rows of each model's ledger, each opening to its spans.
struct LedgerSection {
  /// How many rows of a model a page shows, and how many spans of a row.
  private static let (rows, spans) = (10, 40)

  /// The models' figures.
  var models: [ModelSummary]
  /// Their ledgers.
  var ledgers: [RowLedger]

  private var text: FigureText { .page }

  /// The section; nothing where there is no ledger.
  var html: HTML {
    guard !ledgers.isEmpty else { return .empty }
    return """
      <section id="ledger"><h2>Training rows that support most</h2>
      <p class="lead">\(Self.meaning)</p>
      \(ledgers.map(html).joined())</section>

      """
  }

  /// How to read the table.
  static let meaning =
    "Rows whose output holds the whole run of words of a doubted span: textual support, not influence. "
    + "The row with most borrowed spans comes first, then the one with most spans. A frequent word "
    + "stands in many rows; “best” counts the spans of which no other row matches more. Open a row to see "
    + "its spans; all rows stand in ledger.jsonl beside this page."

  private func html(of ledger: RowLedger) -> HTML {
    guard !ledger.entries.isEmpty else {
      return
        "<h3><bdi>\(ledger.model)</bdi></h3><p class=\"none\">No row holds a doubted span.</p>\n"
    }
    let shown = ledger.entries.prefix(Self.rows)
    return """
      <h3><bdi>\(ledger.model)</bdi> <small>\(extent(ledger, shown: shown.count))</small></h3>
      \(unknown(of: ledger.model))<div class="traces ledger"><div class="columns" aria-hidden="true">\
      <span>row</span><span>what it asks</span><span>base knew it</span><span>spans</span>\
      <span>borrowed</span><span>best</span><span>lift, nats</span></div>
      \(shown.map { html(of: $0, ledger) }.joined())</div>

      """
  }

  private func extent(_ ledger: RowLedger, shown: Int) -> String {
    let borrowed = ledger.entries.count { $0.row.borrowed > 0 }
    return "\(text.count(shown)) of \(text.count(ledger.entries.count, "row")) that "
      + "hold \(text.count(ledger.spans.count, "doubted span")); "
      + "\(text.count(borrowed)) of them a borrowed one"
  }

  private func html(of entry: RowLedger.Entry, _ ledger: RowLedger) -> HTML {
    let row = entry.row
    let copies = row.copies > 1 ? " <small>×\(text.count(row.copies))</small>" as HTML : .empty
    let lift = row.lift.map(text.nats) ?? FigureText.unknown
    let spans = entry.supports.prefix(Self.spans).map { html(of: ledger.spans[$0]) }.joined()
    return """
      <details class="trace"><summary><span class="span"><bdi>\(row.rowID.description)</bdi>\(copies)</span>\
      <span class="asked" dir="auto">\(row.instruction)</span>\
      <span class="word">\(row.category?.words ?? FigureText.unknown)</span>\
      <span class="figure" data-unit="spans">\(text.count(row.spans))</span>\
      <span class="figure" data-unit="borrowed">\(text.count(row.borrowed))</span>\
      <span class="figure" data-unit="best">\(text.count(row.best))</span>\
      <span class="figure" data-unit="nats">\(lift)</span></summary>
      <ul class="held">\(spans)</ul>\(rest(of: entry))</details>

      """
  }

  private func html(of span: RowLedger.HeldSpan) -> HTML {
    let name = span.provenance.rawValue
    let lift = span.lift.map { "\(text.nats($0)) nats" } ?? "lift unknown"
    return """
      <li><b dir="auto">\(span.text)</b> <span class="word"><i class="key p-\(name)"></i>\(name)</span> \
      <small>\(lift) · in \(text.count(span.rows, "row")) · prompt <bdi>\(span.promptID)</bdi></small></li>

      """
  }

  private func rest(of entry: RowLedger.Entry) -> HTML {
    let others = entry.supports.count - Self.spans
    return others > 0 ? "<p class=\"cut\">and \(text.count(others, "more span"))</p>" : .empty
  }

  /// Whether rows that the base did not know come up more than their share.
  private func unknown(of model: String) -> HTML {
    guard let unknown = models.first(where: { $0.name == model })?.ledger?.unknown,
      let sentence = UnknownShares(unknown, text).sentence
    else { return .empty }
    return "<p>\(sentence)</p>\n"
  }
}
