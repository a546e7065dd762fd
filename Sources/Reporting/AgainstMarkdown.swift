import SpoorModel

/// What changed between two audits in Markdown, for a pull request: the verdict, the figures, the answers that
/// changed most, and what a reader must know.
public struct AgainstMarkdown {
  /// The most answers that are listed, of all pairs.
  private static let listed = 20

  private let summary: AgainstSummary
  private let words = AnswerWords(text: .page)

  private var text: FigureText { .page }

  /// Takes what was compared.
  public init(_ summary: AgainstSummary) { self.summary = summary }

  /// The whole text.
  public var markdown: String {
    let (after, before) = (summary.after, summary.before)
    let title = "## Spoor: \(escaped(after.audit)) against \(escaped(before.audit))"
    let verdict = AgainstVerdict(summary: summary).sentence
    let runs =
      "_Run \(after.run) against run \(before.run). Any training anew changes answers; textual support, "
      + "not influence. Spoor \(after.spoorVersion)._"
    let blocks =
      [[title, "", "**\(escaped(verdict))**"]] + summary.leading.map(table)
      + (summary.responses ?? []).flatMap { [lead($0), list($0)] } + [caveats, [runs]]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private func table(_ change: ModelChange) -> [String] {
    let title = "\(summary.title(of: change)), \(text.count(change.prompts.compared, "prompt"))"
    let rows = ChangeRow.rows(of: change.figures).map { row in
      [
        escaped(row.label), row.figure(row.change?.before, text),
        row.figure(row.change?.after, text), difference(row),
      ]
    }
    return ["### \(escaped(title))", ""]
      + lines(["", "before", "after", "difference (95 %)"], rows)
  }

  private func difference(_ row: ChangeRow) -> String {
    guard let change = row.change else { return "not to be compared" }
    guard let difference = change.difference else { return "not estimable" }
    let figure = row.difference(difference.value, text)
    let told = figure + (row.interval(difference, text).map { " (\($0))" } ?? "")
    return change.isClear ? "**\(told)**" : "\(told), not significant"
  }

  private func lead(_ changes: AnswerChanges) -> [String] {
    [
      "### Answer by answer: \(escaped(summary.title(of: changes)))", "",
      escaped(words.lead(changes)),
    ]
  }

  private func list(_ changes: AnswerChanges) -> [String] {
    let changed = changes.changed
    guard !changed.isEmpty else { return [] }
    let limit = max(3, Self.listed / max(1, summary.responses?.count ?? 1))
    let rows = changed.prefix(limit).map { change in
      [escaped("\(change.promptID): \(change.prompt)".shortened(to: 120))] + words.cells(change)
    }
    let rest = changed.count - rows.count
    return lines(["the most changed answers"] + AnswerWords.heads, rows)
      + (rest > 0 ? ["", "… \(text.count(rest)) more (`--format html`, `json` or `csv`)"] : [])
  }

  private var caveats: [String] {
    guard !summary.caveats.isEmpty else { return [] }
    return ["### Before you believe a figure", ""] + summary.caveats.map { "- \(escaped($0))" }
  }

  private func lines(_ head: [String], _ rows: [[String]]) -> [String] {
    ([head, ["---"] + head.dropFirst().map { _ in "---:" }] + rows).map {
      "| \($0.joined(separator: " | ")) |"
    }
  }

  private func escaped(_ words: String) -> String { MarkdownText.escaped(words) }
}
