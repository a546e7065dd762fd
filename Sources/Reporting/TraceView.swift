import SpoorModel

/// One trace: a line that opens to the evidence pair, response left, training rows right.
struct TraceView {
  /// The trace with its response.
  var item: ReportItem

  private var trace: Trace { item.entry.trace }
  private var text: FigureText { .page }
  private var isPassage: Bool { trace.span.kind == .passage }

  /// The line and what it opens to.
  var html: HTML {
    let name = trace.provenance.rawValue
    let lift = trace.lift.map(text.nats) ?? FigureText.unknown
    return """
      <details class="trace t-\(name)"><summary><span class="span" dir="auto">\(phrase)</span>\
      <span class="asked" dir="auto">\(item.prompt.instruction)</span>\
      <span class="word"><i class="key p-\(name)"></i>\(name)</span>\
      <span class="figure" data-unit="nats">\(lift)</span>\
      <span class="figure" data-unit="× in dataset">\(text.count(trace.occurrences))</span></summary>
      \(body)</details>

      """
  }

  /// What the line opens to.
  var body: HTML {
    "<div class=\"pair\"><div class=\"said\">\(said)</div><div class=\"rows\">\(rows)</div></div>"
  }

  /// The span as its line shows it; a passage may be as long as the response.
  var phrase: String { isPassage ? trace.span.text.shortened(to: 160) : trace.span.text }

  private var said: HTML {
    """
    <h4>Prompt <small><bdi>\(item.prompt.id)</bdi></small></h4>
    <p class="text" dir="auto">\(item.prompt.instruction)</p>
    <h4>Response <small><bdi>\(trace.span.model)</bdi></small></h4>
    \(response)\(isPassage ? .empty : DoubtView(span: trace.span).html)<h4>Where its words come from</h4>
    <dl class="facts">
    <div><dt>provenance</dt><dd><b>\(trace.provenance.rawValue)</b>: \(trace.provenance.meaning).</dd></div>
    <div><dt>lift</dt><dd>\(lift)</dd></div>
    <div><dt>by chance</dt><dd>\(chance)</dd></div>
    \(likeness)</dl>

    """
  }

  /// The response, shaded where something is known of its tokens.
  private var response: HTML {
    let mark = trace.span.range
    guard !item.strip.isEmpty else {
      let marked = MarkedText(text: item.response, mark: mark).html
      return "<p class=\"text\" dir=\"auto\">\(marked)</p>\n"
    }
    let strip = KLStrip(text: item.response, tokens: item.strip, mark: mark)
    return "<p class=\"text strip\" dir=\"auto\">\(strip.html)</p>\n\(strip.peaks)"
  }

  private var lift: String {
    guard let lift = trace.lift else { return "unknown: no per-token values for this response" }
    let tokens = trace.tokenCount > 0 ? " over \(text.count(trace.tokenCount, "token"))" : ""
    return "\(text.nats(lift)) nats\(tokens): after tuning, \(text.likelihood(lift: lift))"
  }

  private var chance: String {
    let expected = trace.expectedByChance
    let figure = expected < 0.005 ? "under 0.01" : text.fixed(expected, digits: 2)
    return "\(figure) such runs are expected in a response of this length"
  }

  private var likeness: HTML {
    guard let similarity = trace.similarity else { return .empty }
    return """
      <div><dt>concept</dt><dd>the rows that hold it are more like the prompt than \
      \(text.percent(similarity.outranks)) of all rows</dd></div>

      """
  }

  private var rows: HTML {
    let near = trace.near.map { NearView(near: $0).html } ?? .empty
    let evidence = item.entry.evidence
    guard !evidence.isEmpty else {
      let none: HTML =
        "<h4>Training rows</h4><p class=\"none\">No training row is known to hold these words.</p>"
      return "\(none)\(near)"
    }
    let list = evidence.map { EvidenceView(evidence: $0).html }.joined()
    return """
      <h4>Training rows <small>\(extent(of: evidence.count))</small></h4>
      <ol>\(list)</ol>
      \(near)
      """
  }

  private func extent(of shown: Int) -> String {
    let count = text.count(trace.occurrences, "occurrence")
    return trace.occurrences > shown ? "best \(shown) of \(count)" : "best first"
  }
}
