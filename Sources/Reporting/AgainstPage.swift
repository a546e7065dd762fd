import SpoorModel

/// A comparison of two audits as one page that needs nothing else: no script, no network, no other file.
public struct AgainstPage {
  private let summary: AgainstSummary

  private var text: FigureText { .page }

  /// Takes what was compared.
  public init(_ summary: AgainstSummary) { self.summary = summary }

  /// The page.
  public var page: String { (HTMLPage.head(title: title) + content + foot).markup }

  private var title: String { "\(summary.after.audit) against \(summary.before.audit)" }

  private var content: HTML {
    let alone = summary.comparisons.filter { !summary.leading.contains($0) }
    let changes = (summary.leading + alone).map { section(of: $0) }.joined()
    let falls = (summary.predicted ?? []).map { FallSection(fall: $0).html }.joined()
    return """
      <header>
      <p class="kicker">\(summary.responses == nil ? "Did it help?" : "What changed?") · Spoor audit <bdi>\(summary.after.audit)</bdi> against \
      <bdi>\(summary.before.audit)</bdi></p>
      <h1>\(AgainstVerdict(summary: summary).sentence)</h1>
      <p class="dek">A span is <b>doubted</b> when the detectors hold it for false or unsupported, and \
      <b>borrowed</b> when its words stand in the training outputs and tuning made them at least ten \
      times likelier. All figures are over the prompts that both models answered.</p>
      <p class="scope">All intervals are 95\u{202F}% intervals</p>
      </header>
      \(falls)\(changes)\(CaveatSection(caveats: summary.caveats).html)\(answers)
      """
  }

  private var answers: HTML {
    let lists = summary.responses ?? []
    return lists.map {
      AnswerSection(title: summary.title(of: $0), changes: $0, share: 1 / Double(lists.count)).html
    }.joined()
  }

  private func section(of change: ModelChange) -> HTML {
    let table = FigureTable(
      caption: summary.title(of: change),
      columns: ["before: \(change.before)", "after: \(change.name)", "difference"],
      blocks: [
        FigureTable.Block(
          title: "\(text.count(change.prompts.compared, "prompt"))\(others(change.prompts))",
          rows: ChangeRow.rows(of: change.figures).map(row)
        )
      ]
    )
    return """
      <section><h2><bdi>\(summary.title(of: change))</bdi></h2>
      \(table.html)<p class="dek values">\(change.statement)</p></section>

      """
  }

  /// Which prompts are left out.
  private func others(_ prompts: ModelChange.Prompts) -> String {
    let parts = [
      (prompts.onlyBefore, "answered before only"), (prompts.onlyAfter, "answered after only"),
      (prompts.otherText, "with another text of the prompt"),
    ]
    let told = parts.filter { $0.0 > 0 }.map { "\(text.count($0.0)) \($0.1)" }
    return told.isEmpty ? "" : "; left out: \(told.joined(separator: ", "))"
  }

  private func row(_ row: ChangeRow) -> FigureTable.Row {
    FigureTable.Row(
      label: "\(row.label)",
      cells: [
        FigureTable.cell(row.figure(row.change?.before, text)),
        FigureTable.cell(row.figure(row.change?.after, text), range(row)),
        difference(row),
      ]
    )
  }

  private func range(_ row: ChangeRow) -> String? {
    guard let range = row.change?.range, let least = range.first, let most = range.last else {
      return nil
    }
    return "runs: \(row.figure(least, text)) to \(row.figure(most, text))"
  }

  private func difference(_ row: ChangeRow) -> HTML {
    guard let change = row.change else {
      return FigureTable.cell(FigureText.unknown, "not to be compared")
    }
    guard let difference = change.difference else {
      return FigureTable.cell(FigureText.unknown, "not estimable")
    }
    let counts = change.test.map { "\($0.lost) lost, \($0.gained) gained" }
    let cell = FigureTable.cell(
      row.difference(difference.value, text),
      row.interval(difference, text) ?? "no interval",
      counts,
      change.isClear ? nil : "not significant"
    )
    return change.isClear ? "<b>\(cell)</b>" : "<span class=\"unclear\">\(cell)</span>"
  }

  private var foot: HTML {
    """
    </main>
    <footer>
    <p><b>Textual support, not influence.</b> Any training anew changes answers. That a span is gone \
    says nothing of its rows unless runs without as many random rows keep it.</p>
    <p>\(side(summary.after)) · against \(side(summary.before))</p>
    </footer>
    </body>
    </html>

    """
  }

  private func side(_ side: AgainstSummary.Side) -> HTML {
    "audit <bdi>\(side.audit)</bdi>, run \(side.run), Spoor \(side.spoorVersion)"
  }
}
