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
    <h1>\(Verdict(models: summary.models).sentence)</h1>
    \(answers)
    <p class="scope">\(scope)</p>
    <nav aria-label="Contents"><a href="#models">Models</a> <a href="#provenance">Provenance</a> \
    \(datasetLink)<a href="#divergence">Divergence</a> <a href="#shift">Shift</a> \
    <a href="#caveats">Caveats</a> <a href="#traces">Traces</a></nav>
    </header>

    """
  }

  /// The way to a section that not every page has.
  private var datasetLink: HTML {
    let isAsked = summary.models.contains { $0.datasetEvidence != nil }
    return isAsked ? "<a href=\"#dataset\">Dataset</a> " : .empty
  }

  private var answers: HTML {
    guard !summary.models.isEmpty else { return .empty }
    let chart = ExcessChart(estimates: summary.models.compactMap(\.attribution.excess))
    let rows = summary.models.map { answer($0, in: chart) }.joined()
    return """
      <p class="dek">A doubted span counts as <b>borrowed</b> when its words stand in the training \
      outputs and tuning made them at least ten times likelier. The <b>excess</b> is that share minus \
      the same share of the base model’s own doubted spans (C1), which cannot have been borrowed.</p>
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
    return """
      \(text.count(summary.prompts, "prompt")) · base model <bdi>\(summary.base)</bdi> · \
      \(text.count(dataset.rows, "training row")), \(text.count(dataset.words, "word")) · \
      spans doubted by: \(detectors)\(asked) · all intervals are 95\u{202F}% intervals
      """
  }
}
