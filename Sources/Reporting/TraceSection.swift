import SpoorModel

/// "Which spans, and which training rows?": every trace of a page, a line each, opening to its
/// evidence.
struct TraceSection {
  /// The audit's figures.
  var summary: AuditSummary
  /// The traces of all models.
  var items: [ReportItem]
  /// The same, for the page's script.
  var lines: TraceLines

  /// Gives the section to `output` piece by piece.
  func write(_ output: (HTML) throws -> Void) rethrows {
    try output(head)
    let byModel = Dictionary(grouping: items) { $0.entry.trace.span.model }
    let models = models(byModel)
    let limit = TraceSelection.Limit(models: models.count)
    for model in models {
      let figures = summary.models.first { $0.name == model }
      let found =
        (summary.tracesPassages ? figures?.passages?.passages : figures?.flaggedSpans) ?? 0
      let selection = TraceSelection(of: byModel[model] ?? [], among: found, limit: limit)
      try output(head(of: model, selection))
      for item in selection.shown { try output(TraceView(item: item).html) }
      try output(selection.total == 0 ? "</div>\n" : "</div></div>\n")
    }
    try output("</div>\n\(items.isEmpty ? .empty : TraceScript.html(lines))</section>\n")
  }

  /// The summary's models in its order, then any other that has traces.
  private func models(_ byModel: [String: [ReportItem]]) -> [String] {
    let named = summary.models.map(\.name)
    return named + byModel.keys.filter { !named.contains($0) }.sorted()
  }

  private var head: HTML {
    """
    <section id="traces"><h2>The traces</h2>
    <p class="lead">\(summary.tracesPassages ? passageLead : spanLead)</p>
    \(legend)<div id="trace-sample" data-noun="\(noun)">\(filter)

    """
  }

  private var legend: HTML {
    items.contains { !$0.strip.isEmpty } ? StripLegend().html : .empty
  }

  private var spanLead: HTML {
    """
    One line a doubted span; open it to see the response beside the training rows \
    that hold its words. Borrowed first, then in the glossary’s order, each by lift, largest first. Each \
    detector’s score, 0 to 1, stands beside what it rests on; the span’s own score weighs them \
    together.\(limits)
    """
  }

  private var passageLead: HTML {
    """
    One line a passage; open it to see the response beside the training rows that hold its words. In the \
    glossary’s order, each by lift where it is known, else those first that chance explains least. \
    Nobody doubts them.
    """
  }

  /// What scores are worth where nothing but suspicion speaks; nothing where references were read.
  private var limits: String {
    let isRead = summary.detectors.contains(KnownDetector.reference.rawValue)
    return isRead ? "" : " No reference was read: scores rank suspicion and prove nothing."
  }

  /// Boxes that hide what is not ticked, by style rules alone.
  private var filter: HTML {
    let present = Set(items.map(\.entry.trace.provenance))
    let boxes = Provenance.allCases.filter(present.contains).map { provenance -> HTML in
      let name = provenance.rawValue
      return """
        <label><input type="checkbox" id="show-\(name)" checked="checked"/> \
        <i class="key p-\(name)"></i>\(name)</label>

        """
    }
    guard boxes.count > 1 else { return .empty }
    return "<fieldset class=\"filter\"><legend>Show</legend>\(boxes.joined())</fieldset>"
  }

  private var noun: String { summary.tracesPassages ? "passage" : "doubted span" }

  private var none: String {
    summary.tracesPassages ? "No passage was found." : "No span was doubted."
  }

  private func head(of model: String, _ selection: TraceSelection) -> HTML {
    guard selection.total > 0 else {
      return "<div class=\"model\"><h3><bdi>\(model)</bdi></h3><p>\(none)</p>"
    }
    return """
      <div class="model"><h3><bdi>\(model)</bdi> <small>\(selection.statement)</small></h3>
      <div class="traces"><div class="columns" aria-hidden="true"><span>\(noun)</span>\
      <span>prompt</span><span>provenance</span><span>lift, nats</span><span>times in dataset</span></div>

      """
  }
}
