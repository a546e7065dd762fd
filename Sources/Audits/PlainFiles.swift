import Attribution
import DurableFiles
import Foundation
import Hallucinations
import Reporting
import SpoorModel

/// The files of an audit that any program can read.
struct PlainFiles {
  private let analysis: AuditAnalysis
  private let summary: AuditSummary
  private let summaryText: String
  private let method: AuditMethod

  init(_ analysis: AuditAnalysis, summary: AuditSummary, text: String, method: AuditMethod) {
    self.analysis = analysis
    self.summary = summary
    self.method = method
    summaryText = text
  }

  /// Writes all of them into `folder`: all are on the disk before the first is renamed into place.
  ///
  /// `last` is done when all are written and none is renamed; when it throws, none is.
  func write(into folder: URL, then last: () throws -> Void) throws {
    var report = HTMLReport(
      summary: summary,
      items: try analysis.reportItems(),
      ledgers: analysis.models.map(\.ledger)
    )
    report.method = method
    let files: [AtomicFile.Piece] = [
      (AuditFolder.summary, { try $0.write(summaryText) }),
      ("positions.jsonl", writePositions),
      ("spans.jsonl", writeSpans),
      ("controls.jsonl", writeControls),
      ("traces.jsonl", writeTraces),
      ("ledger.jsonl", writeLedgers),
    ]
    try ReportFiles(report: report).write(into: folder, with: files, then: last)
  }

  private func writePositions(_ writer: FileWriter) throws {
    let lines = JSONLines()
    for model in analysis.models {
      for generation in model.inputs.generations {
        guard let divergence = try model.inputs.divergences[generation.promptID] else { continue }
        let line = PositionLine(
          divergence,
          method: model.inputs.plan.method,
          suspicion: Suspicion.values(of: divergence, speaker: .tuned)
        )
        try writer.write(try lines.line(line))
      }
    }
  }

  private func writeSpans(_ writer: FileWriter) throws {
    let lines = JSONLines()
    for entry in analysis.models.flatMap(\.groups.traced) {
      try writer.write(try lines.line(SpanLine(entry.trace.span)))
    }
  }

  private func writeControls(_ writer: FileWriter) throws {
    let lines = JSONLines()
    for control in analysis.models.flatMap(\.controls) {
      try writer.write(try lines.line(ControlLine(control)))
    }
  }

  private func writeTraces(_ writer: FileWriter) throws {
    let lines = JSONLines()
    for entry in analysis.models.flatMap(\.groups.traced) {
      try writer.write(try lines.line(TraceLine(entry.trace)))
    }
  }

  private func writeLedgers(_ writer: FileWriter) throws {
    let lines = JSONLines()
    for ledger in analysis.models.map(\.ledger) {
      for entry in ledger.entries {
        try writer.write(try lines.line(LedgerLine(entry, of: ledger)))
      }
    }
  }
}

extension AuditAnalysis.Model {
  /// The traces that the doubted spans are compared with.
  var controls: [ControlTrace] {
    let groups: [(ControlKind, [TraceEntry])] = [
      (.baseFlagged, groups.baseFlagged), (.clearedUnstated, groups.clearedUnstated),
      (.clearedStated, groups.clearedStated),
    ]
    return groups.flatMap { kind, entries in
      entries.map { ControlTrace(kind, besides: inputs.plan.name, $0) }
    }
  }
}
