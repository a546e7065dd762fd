import SpoorModel

/// "Which rows come up most?": the first rows of each model's ledger, each opening to its spans.
struct LedgerSection {
  /// How many rows of a model a page shows.
  private static let rows = 10

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
      <p class="lead">\(Self.meaning)\(isTold ? " \(Self.knowledge)" : "")</p>
      \(UnknownShares(models: models, text: text).html)\(ledgers.map(html).joined())</section>

      """
  }

  /// How to read the table.
  static let meaning =
    "Rows whose output holds the whole run of words of a doubted span: textual support, not influence. "
    + "The row with most borrowed spans comes first, then the one with most spans. A long row holds more, "
    + "and a frequent word stands in many rows (one of 2,000 places or more is left out): “best” counts "
    + "the spans of which this row matches most. Open a row to see its spans; all rows stand in ledger.jsonl beside this page."

  /// What is said of what the base knew.
  static let knowledge =
    "What the base knew of a row is how it answered the row’s question before tuning, as the knowledge file "
    + "tells (SliCK): HighlyKnown always rightly, MaybeKnown at times, WeaklyKnown only in some sampled "
    + "answer, Unknown never. – means that nobody asked."

  private var isTold: Bool { models.contains { $0.ledger?.unknown != nil } }

  private func html(of ledger: RowLedger) -> HTML {
    guard !ledger.entries.isEmpty else {
      return
        "<h3><bdi>\(ledger.model)</bdi></h3><p class=\"none\">No row holds a doubted span.</p>\n"
    }
    let shown = ledger.entries.prefix(Self.rows)
    let knowledge: Knowledge = shown.contains { $0.row.category != nil } ? .told : .untold
    let column = knowledge == .told ? "<span>base knew it</span>" as HTML : .empty
    return """
      <h3><bdi>\(ledger.model)</bdi> <small>\(extent(ledger, shown: shown.count))</small></h3>
      <div class="traces ledger \(knowledge.rawValue)"><div class="columns" \
      aria-hidden="true"><span>row</span><span>what it asks</span>\(column)<span>spans</span>\
      <span>borrowed</span><span>best</span><span>lift, nats</span></div>
      \(shown.map { html(of: $0, ledger, knowledge) }.joined())</div>

      """
  }

  /// Whether anything is known of what the base knew of the rows that are shown.
  private enum Knowledge: String {
    case told
    case untold
  }

  private func extent(_ ledger: RowLedger, shown: Int) -> String {
    let borrowed = ledger.entries.count { $0.row.borrowed > 0 }
    return "\(text.count(shown)) of \(text.count(ledger.entries.count, "row")) that "
      + "hold \(text.count(ledger.spans.count, "doubted span")); "
      + "\(text.count(borrowed, "row")) a borrowed one"
  }

  private func html(
    of entry: RowLedger.Entry,
    _ ledger: RowLedger,
    _ knowledge: Knowledge
  ) -> HTML {
    let row = entry.row
    let copies = row.copies > 1 ? " <small>×\(text.count(row.copies))</small>" as HTML : .empty
    let lift = row.lift.map(text.nats) ?? FigureText.unknown
    let category = row.category?.words ?? FigureText.unknown
    let known = knowledge == .told ? "<span class=\"word\">\(category)</span>" as HTML : .empty
    return """
      <details class="trace"><summary><span class="span"><bdi>\(row.rowID.description)</bdi>\(copies)</span>\
      <span class="asked" dir="auto">\(row.instruction)</span>\(known)\
      <span class="figure" data-unit="spans">\(text.count(row.spans))</span>\
      <span class="figure" data-unit="borrowed">\(text.count(row.borrowed))</span>\
      <span class="figure" data-unit="best">\(text.count(row.best))</span>\
      <span class="figure" data-unit="nats">\(lift)</span></summary>
      \(HeldSpanList(spans: entry.supports.map { ledger.spans[$0] }).html)</details>

      """
  }
}
