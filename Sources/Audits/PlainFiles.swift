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
    for model in analysis.models.map(\.inputs) {
      try writeLines(of: model.generations, writer) { generation in
        try model.divergences[generation.promptID].map { divergence in
          PositionLine(
            divergence,
            method: model.plan.method,
            suspicion: Suspicion.values(of: divergence, speaker: .tuned)
          )
        }
      }
    }
  }

  private func writeSpans(_ writer: FileWriter) throws {
    try writeLines(of: traced, writer) { SpanLine($0.trace.span) }
  }

  private func writeControls(_ writer: FileWriter) throws {
    try writeLines(of: analysis.models.flatMap(\.controls), writer) {
      ControlLine($0)
    }
  }

  private func writeTraces(_ writer: FileWriter) throws {
    try writeLines(of: traced, writer) { TraceLine($0.trace) }
  }

  private func writeLedgers(_ writer: FileWriter) throws {
    for ledger in analysis.models.map(\.ledger) {
      try writeLines(of: ledger.entries, writer) {
        LedgerLine($0, of: ledger)
      }
    }
  }

  private var traced: [TraceEntry] { analysis.models.flatMap(\.groups.traced) }

  /// Writes a line for each of `things` that has one; to make it takes far longer than to write it.
  private func writeLines<Thing: Sendable, Line: Encodable & SendableMetatype>(
    of things: [Thing],
    _ writer: FileWriter,
    _ line: @Sendable (Thing) throws -> Line?
  ) throws {
    try things.indices.forEachMade { place in
      try line(things[place]).map { try JSONLines().line($0) }
    } take: {
      if let line = $0 { try writer.write(line) }
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
