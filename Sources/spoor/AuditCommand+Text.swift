import Audits
import Reporting
import SpoorModel

extension AuditCommand {
  /// What the audit came to, and what to type next.
  func text(_ outcome: Audit.Outcome, _ against: AgainstSummary?) -> String {
    let folder = "\(annotations)/\(outcome.summary.name)"
    let style: TerminalSummary.Style = Output.isTerminal ? .styled : .plain
    let summary = TerminalSummary(outcome.summary)
    var lines =
      against == nil
      ? summary.lines(width: Output.width, style: style)
      : summary.headlines(width: Output.width, style: style)
    if case .unchanged = outcome.freshness {
      lines.append("Nothing changed since the last run: these are its results.")
    }
    if let against {
      lines += [""] + AgainstText(against).lines(width: Output.width, style: style)
    }
    lines += [
      "",
      "report        \(folder)/report.html",
    ]
    if against != nil { lines.append("against       \(folder)/\(AuditComparison.page)") }
    let phrase = "spoor trace \"a phrase\" --index \(outcome.summary.dataset.index)"
    guard outcome.summary.traced != .passages else {
      lines += ["passages      \(folder)/traces.jsonl", "", "next  \(phrase)"]
      return lines.joined(separator: "\n") + "\n"
    }
    lines += [
      "review queue  \(folder)/audit.sqlite, \(outcome.queued) items",
      "",
      "next  spoor queue draw \(folder)   what your experts are to judge",
    ]
    let borrowed = outcome.summary.models.first { ($0.ledger?.borrowedRows ?? 0) > 0 }
    if let borrowed {
      lines.append(
        "      spoor remedy \(folder) --model \(borrowed.name)   training data without those rows"
      )
    }
    lines.append("      \(phrase)")
    return lines.joined(separator: "\n") + "\n"
  }
}
