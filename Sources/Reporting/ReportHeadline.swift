import SpoorModel

/// "What did the audit find?": the answer in a sentence, then each model's excess over C1.
struct ReportHeadline {
  /// The audit's figures.
  var summary: AuditSummary

  /// The page's first screen.
  var html: HTML {
    """
    <header>
    <p class="kicker">Spoor audit · <bdi>\(summary.name)</bdi></p>
    <h1>\(summary.verdict)</h1>
    \(answers)
    <p class="scope">\(scope)</p>
    <nav aria-label="Contents">\(links)</nav>
    </header>

    """
  }

  /// The ways to the sections that this page has.
  private var links: HTML {
    let isAsked = summary.models.contains { $0.datasetEvidence != nil }
    let isCounted = summary.models.contains { $0.passages != nil }
    let isMeasured = summary.models.contains { $0.imitation != nil }
    let showsSpans = !summary.tracesPassages
    let showsDivergence = showsSpans || summary.hasDivergence
    let hasLedger = summary.models.contains { $0.ledger != nil }
    let sections: [(name: String, isShown: Bool)] = [
      ("Models", showsSpans), ("Provenance", showsSpans), ("Dataset", showsSpans && isAsked),
      ("Ledger", showsSpans && hasLedger), ("Passages", isCounted),
      ("Imitation", isMeasured), ("Divergence", showsDivergence),
      ("Shift", showsDivergence),
      ("Caveats", true), ("Traces", true), ("Method", true),
    ]
    return sections.filter(\.isShown)
      .map { "<a href=\"#\($0.name.lowercased())\">\($0.name)</a>" as HTML }
      .joined(by: " ")
  }

  private var answers: HTML {
    guard !summary.models.isEmpty, !summary.tracesPassages else { return .empty }
    let chart = ExcessChart(estimates: summary.models.compactMap(\.attribution.excess))
    let rows = summary.models.map { answer($0, in: chart) }.joined()
    return """
      <p class="dek">A doubted span counts as <b>borrowed</b> when its words stand in the training \
      outputs and tuning made them at least ten times likelier. The <b>excess</b> is that share minus \
      the same share of the base model’s own doubted spans (C1), which cannot have been borrowed. Tuning \
      seldom makes the base model’s own words likelier, so that C1 is near 0 whatever happened: read the \
      excess beside C2, C3 and what lift does outside the rows.</p>
      <ul class="answers">\(rows)\(chart.axis)</ul>

      """
  }

  private func answer(_ model: ModelSummary, in chart: ExcessChart) -> HTML {
    """
    <li><div class="who"><b><bdi>\(model.name)</bdi></b> <small>\(model.method.rawValue)</small></div>
    <div class="number">\(figure(model.attribution.excess))</div>
    \(chart.row(model.attribution.excess))
    <p>\(model.attribution.statement) \(model.attribution.liftStatement ?? "")</p></li>

    """
  }

  private func figure(_ excess: Estimate?) -> HTML {
    guard let excess else { return "<span class=\"unknown\">not estimable</span>" }
    let text = FigureText.page
    let interval = text.interval(excess, times: 100, digits: 1) ?? "no interval"
    let style = excess.excludesZero ? "clear" : "unclear"
    return
      "<b class=\"\(style)\">\(text.points(excess.value))</b> <small>points<br/>\(interval)</small>"
  }

  private var scope: HTML {
    let text = FigureText.page
    let dataset = summary.dataset
    let apart = KnownDetector.dataset.rawValue
    let deciding = summary.detectors.filter { $0 != apart }
    let detectors = deciding.isEmpty ? "no detector" : deciding.inWords
    let asked = summary.detectors.contains(apart) ? " · asked apart: \(apart)" : ""
    let base: HTML = summary.base.map { "base model <bdi>\($0)</bdi> · " } ?? .empty
    let doubted: HTML =
      summary.tracesPassages
      ? "no detector was asked, so nothing is doubted"
      : "spans doubted by: \(detectors)\(asked)"
    return """
      \(text.count(summary.prompts, "prompt")) · \(base)\
      \(text.count(dataset.rows, "training row")), \(text.count(dataset.words, "word")) · \
      \(doubted) · all intervals are 95\u{202F}% intervals
      """
  }
}
