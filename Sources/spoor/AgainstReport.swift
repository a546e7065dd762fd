import Audits
import Reporting
import SpoorModel

/// What changed between two audits, in the format that was asked for.
struct AgainstReport {
  /// What was compared.
  let summary: AgainstSummary
  /// How it is written.
  let format: ReportCommand.Format?

  /// The whole text; without a format the lines that a terminal shows.
  func text() throws -> String {
    switch format {
    case .html: return AgainstPage(summary).page
    case .json: return String(decoding: try summary.json(), as: UTF8.self)
    case .csv: return AgainstRows(summary.responses ?? []).text
    case .markdown: return AgainstMarkdown(summary).markdown
    case .junit, nil:
      let style: TerminalSummary.Style = Output.isTerminal ? .styled : .plain
      let lines = AgainstText(summary).lines(width: Output.width, style: style)
      return lines.joined(separator: "\n") + "\n"
    }
  }
}
