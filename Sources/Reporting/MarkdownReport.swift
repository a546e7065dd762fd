import SpoorModel

/// An audit in Markdown, for a pull request or a pipeline's summary: the verdict, each model's figures, and
/// what a reader must know.
public struct MarkdownReport {
  private let summary: AuditSummary
  private let findings: [GateFinding]
  private let text = FigureText.page

  /// Joins an audit's figures with what became of a gate's rules, if any.
  public init(_ summary: AuditSummary, _ findings: [GateFinding] = []) {
    self.summary = summary
    self.findings = findings
  }

  /// The whole text.
  public var markdown: String {
    let blocks = [
      ["## Spoor audit: \(escaped(summary.name))", "", "**\(escaped(summary.verdict))**"], scope,
      gate, table, unknown, caveats,
      [
        "_Textual support, not influence: experts judge what caused what. Spoor \(summary.spoorVersion)._"
      ],
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var scope: [String] {
    let files = summary.dataset.files.map(escaped).joined(separator: ", ")
    return [
      "\(text.count(summary.prompts, "prompt")) · base \(escaped(summary.base ?? "unknown")) · "
        + "\(text.count(summary.dataset.rows, "training row")) of \(files) · placebo: "
        + escaped(summary.placebo)
    ]
  }

  private var gate: [String] {
    guard !findings.isEmpty else { return [] }
    return ["| gate | fails if | found |", "|---|---|---|"]
      + findings.map { finding in
        let rule = escaped(finding.rule.on(finding.field))
        return "| \(finding.outcome.inMarkdown) | `\(rule)` | \(escaped(finding.words)) |"
      }
  }

  private var table: [String] {
    let names = summary.models.map { escaped($0.name) }
    guard !names.isEmpty else { return [] }
    let head = [
      "|  | \(names.joined(separator: " | ")) |", "|---|" + names.map { _ in "---:|" }.joined(),
    ]
    return head
      + rows.map { label, cell in
        "| \(label) | \(summary.models.map { escaped(cell($0)) }.joined(separator: " | ")) |"
      }
  }

  private var rows: [(String, (ModelSummary) -> String)] {
    let tuning: [(String, (ModelSummary) -> String)] = [
      ("method", { $0.method.rawValue }),
      ("responses", { text.count($0.responses) }),
    ]
    let moved: [(String, (ModelSummary) -> String)] =
      summary.hasDivergence
      ? [
        ("KL(tuned‖base), first 5 %, nats", { nats($0.divergence?.first) }),
        ("KL(tuned‖base), rest, nats", { nats($0.divergence?.rest) }),
      ] : []
    return tuning + (summary.tracesPassages ? passages : spans) + moved
  }

  private var spans: [(String, (ModelSummary) -> String)] {
    [
      ("doubted spans", { text.count($0.flaggedSpans) }),
      ("**excess over C1, points**", { points($0.attribution.excess) }),
      ("borrowed by the rule", { share($0.attribution.flagged.borrowed) }),
      ("C1: base's own", { share($0.attribution.baseFlagged.borrowed) }),
      ("C2: cleared, no row states it", { share($0.attribution.clearedUnstated.borrowed) }),
      ("C3: cleared, a row states it", { share($0.attribution.clearedStated.borrowed) }),
    ]
  }

  private var passages: [(String, (ModelSummary) -> String)] {
    [("passages that stand in the dataset", { $0.passages.map { text.count($0.passages) } ?? "–" })]
  }

  /// How much of it stands in rows that the base did not know.
  private var unknown: [String] {
    let sentence = UnknownShares(models: summary.models, text: text).sentence
    return sentence.map { [escaped($0)] } ?? []
  }

  private var caveats: [String] {
    guard !summary.caveats.isEmpty else { return [] }
    return ["### Before you believe a figure", ""] + summary.caveats.map { "- \(escaped($0))" }
  }

  private func points(_ estimate: Estimate?) -> String {
    guard let estimate else { return FigureText.unknown }
    let ends = text.interval(estimate, times: 100, digits: 1).map { " (\($0))" } ?? ""
    return text.points(estimate.value) + ends
  }

  private func share(_ rate: Rate) -> String {
    guard let share = rate.share else { return FigureText.unknown }
    return "\(text.percent(share.value)) (\(text.count(rate.count)) of \(text.count(rate.of)))"
  }

  private func nats(_ estimate: Estimate?) -> String {
    guard let estimate else { return FigureText.unknown }
    let ends = text.interval(estimate, digits: 2).map { " (\($0))" } ?? ""
    return text.nats(estimate.value) + ends
  }

  private func escaped(_ words: String) -> String { MarkdownText.escaped(words) }
}

extension GateFinding.Outcome {
  fileprivate var inMarkdown: String {
    switch self {
    case .passed: "passed"
    case .failed: "**failed**"
    case .undecided: "undecided"
    }
  }
}
