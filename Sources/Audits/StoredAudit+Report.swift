import AuditStore
import DurableFiles
public import Foundation
public import Reporting
import Review
import SpoorModel

extension StoredAudit {
  /// The figures of the latest run.
  public func figures() throws -> AuditSummary {
    try JSONDecoder().decode(AuditSummary.self, from: Data(latestRun().summary.utf8))
  }

  /// The figures of the latest run as they stand in summary.json.
  public func figuresAsWritten() throws -> String { try latestRun().summary }

  /// The latest run's report, with what experts hold of it by now.
  public func report() throws -> HTMLReport {
    let run = try latestRun()
    let summary = try figures()
    let items = try summary.tracesPassages ? store.passages(of: run) : store.items(of: run)
    var report = HTMLReport(
      summary: summary,
      items: try reportItems(items, of: run),
      ledgers: summary.tracesPassages
        ? [] : try store.ledgers(of: run, models: summary.models.map(\.name))
    )
    report.method = try AuditMethod(
      configuration: run.configuration,
      fingerprint: run.fingerprint
    )
    report.review = try reviewOutcome()
    return report
  }

  /// Each trace with what was asked and answered, and the response's divergence token by token.
  private func reportItems(_ items: [AuditItem], of run: Run) throws -> [ReportItem] {
    var strips: [[String]: [StripToken]] = [:]
    return try items.map { item in
      let (id, model) = (item.prompt.id, item.entry.trace.span.model)
      if strips[[id, model]] == nil {
        strips[[id, model]] = try store.divergence(of: run, promptID: id, model: model).map {
          StripToken(range: $0.range, klTunedBase: $0.klTunedBase)
        }
      }
      return ReportItem(
        prompt: item.prompt,
        response: item.response,
        entry: item.entry,
        strip: strips[[id, model]] ?? []
      )
    }
  }

  /// Writes the report anew, beside the audit's other files.
  ///
  /// - Returns: its path.
  /// - Throws: ``SpoorError`` where it cannot be written; the one that stood there stays then.
  public func writeReport() throws -> String {
    let files = ReportFiles(report: try report())
    let lock = try AuditFolder(folder).lock()
    defer { lock.release() }
    try ReportFiles.sweep(folder)
    try files.write(into: folder)
    return "\(path)/\(AuditFolder.report)"
  }

  /// Writes the report to another place, with the folder of its traces beside it.
  ///
  /// - Parameter page: where the page goes.
  /// - Throws: ``SpoorError`` where it cannot be written, or something else stands where the traces go.
  public func writeReport(to page: URL) throws {
    let folder = page.standardizedFileURL.deletingLastPathComponent()
    try ReportFiles.sweep(folder, page: page.lastPathComponent)
    try ReportFiles(report: try report(), page: page.lastPathComponent).write(into: folder)
  }

  /// Asks a gate's rules of the latest run, and leaves gate.junit.xml in the audit's folder.
  public func findings(of rules: [GateRule]) throws -> [GateFinding] {
    guard !rules.isEmpty else { return [] }
    return try AuditGate(rules, of: folder).findings(in: figures())
  }

  private func reviewOutcome() throws -> ReviewOutcome? {
    let figures = try reviewFigures()
    guard figures.judged > 0 else { return nil }
    return ReviewOutcome(
      tasks: figures.tasks,
      judged: figures.judged,
      reviewers: figures.reviewers.count,
      models: figures.models.map {
        ReviewOutcome.Model(
          name: $0.name,
          judged: $0.judged,
          hallucination: $0.hallucination.share,
          caused: $0.rate.share
        )
      },
      agreement: figures.agreement.map {
        ReviewOutcome.Agreement(
          question: $0.question == .hallucination
            ? "Is it a hallucination?" : "Is it related to the rows shown?",
          tasks: $0.all.units,
          alpha: $0.all.alpha
        )
      },
      caveats: figures.caveats.map(\.sentence)
    )
  }
}
