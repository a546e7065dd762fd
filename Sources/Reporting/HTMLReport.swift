public import SpoorModel

/// An audit as one page that needs no network and no script: it says all that it has to say without.
///
/// Where scripts run, one of its own lists all traces; what a trace opens to stands in the files of
/// ``traceFiles``, beside the page. The page is well-formed XML as well as HTML. All text of models
/// and datasets is escaped.
public struct HTMLReport {
  /// The folder of ``traceFiles``, beside the page.
  public static let traceFolder = "report-traces"
  /// The one of ``traceFiles`` that there always is.
  public static let firstTraceFile = "1.js"
  static let lineFile = "lines.js"

  private let summary: AuditSummary
  private let pages: TracePages
  private let lines: TraceLines
  private let ledgers: [RowLedger]
  /// What experts hold of the spans; `nil` where nobody judged.
  public var review: ReviewOutcome?
  /// How the figures were made; `nil` where nobody told.
  public var method: AuditMethod?

  /// Joins an audit's figures with its traces.
  ///
  /// - Parameters:
  ///   - summary: the figures.
  ///   - items: the traces of all doubted spans, in any order; of many, the page shows some a
  ///     model whole and says so. All counts come from `summary` and from all items.
  ///   - ledgers: which rows hold the spans' words, a ledger a model.
  public init(summary: AuditSummary, items: [ReportItem], ledgers: [RowLedger] = []) {
    self.summary = summary
    pages = TracePages(items)
    lines = TraceLines(pages, models: summary.models.map(\.name))
    self.ledgers = ledgers
  }

  /// The files that stand in ``traceFolder``: every trace once.
  public var traceFiles: [TraceFile] {
    let bodies = pages.starts.indices.map { index in
      TraceFile(
        name: "\(index + 1).js",
        stamp: lines.stamp,
        contents: .bodies(number: index + 1, pages.items(ofFile: index + 1))
      )
    }
    guard !lines.areInPage else { return bodies }
    let file = TraceFile(name: Self.lineFile, stamp: lines.stamp, contents: .lines(lines.json))
    return bodies + [file]
  }

  /// Writes the page piece by piece, some kilobytes a call.
  ///
  /// - Parameter output: takes the next piece of the page.
  /// - Throws: what `output` throws.
  public func write(_ output: (String) throws -> Void) rethrows {
    try output(HTMLPage.head(title: summary.name, scripts: .traces).markup)
    for section in sections { try output(section.markup) }
    try TraceSection(summary: summary, items: pages.items, lines: lines).write {
      try output($0.markup)
    }
    try output(MethodSection(summary: summary, method: method).html.markup)
    try output(foot.markup)
  }

  private var sections: [HTML] {
    let caveats = CaveatSection(caveats: summary.caveats).html
    let passages = PassageSection(models: summary.models).html
    let imitation = ImitationSection(models: summary.models).html
    let head = ReportHeadline(summary: summary).html
    guard !summary.tracesPassages else {
      return [head, caveats, passages, imitation] + (summary.hasDivergence ? divergence : [])
    }
    return [
      head,
      ModelComparison(models: summary.models).html,
      ComparisonSection(comparisons: summary.comparisons ?? []).html,
      ProvenanceSection(models: summary.models).html,
      DatasetSection(models: summary.models).html,
      LedgerSection(models: summary.models, ledgers: ledgers).html,
      MimicrySection(models: summary.models).html,
      ReviewSection(outcome: review).html,
      passages,
      imitation,
    ] + divergence + [caveats]
  }

  private var divergence: [HTML] {
    let base = summary.base ?? "the base model"
    return [
      DivergenceSection(models: summary.models, base: base).html,
      ShiftSection(models: summary.models, base: base).html,
    ]
  }

  private var foot: HTML {
    """
    </main>
    <footer>
    <p><b>Textual support, not influence.</b> A match tells where words stand, lift tells that tuning \
    raised them. Neither proves that a training row caused a response: experts judge that.</p>
    <p>Spoor \(summary.spoorVersion) · audit <bdi>\(summary.name)</bdi> · dataset \
    <bdi>\(summary.dataset.files.joined(separator: ", "))</bdi> · index \
    <bdi>\(summary.dataset.index)</bdi> · placebo: \(summary.placebo)</p>
    </footer>
    </body>
    </html>

    """
  }
}
