import ArgumentParser
import Audits
import DurableFiles
import Foundation
import Reporting
import SpoorModel

struct ReportCommand: ParsableCommand {
  /// What a report is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case json
    case csv
    case markdown
    case junit
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write an audit's report anew, or in another format; draw its plots; ask a gate.",
    discussion: """
      Without --format the page report.html of the audit's folder is written anew,
      with what experts said by now. Other formats go to standard output. Examples:
        spoor report annotations/planted-world
        spoor report annotations/planted-world --format markdown
        spoor report annotations/planted-world --format csv --output figures.csv
        spoor report annotations/planted-world --plots plots
        spoor report annotations/planted-world --fail-if 'borrowed_excess.* > 0.5'

      html stands with the folder report-traces beside it; on standard output it is
      the page alone. json is summary.json; csv has a line a figure; markdown fits
      a pull request; junit says what became of --fail-if, for a service. What
      changed between two audits: spoor audit --against.
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Option(help: "html, json, csv, markdown or junit.")
  var format: Format?

  @Option(help: "Where it goes; '-' is standard output.", completion: .file())
  var output: String?

  @Option(
    help: "Write every chart as SVG with its numbers as CSV into this folder.",
    completion: .directory
  )
  var plots: String?

  @OptionGroup var gate: GateOptions

  func validate() throws {
    guard format != .junit || !gate.failIf.isEmpty else {
      throw ValidationError("--format junit says what became of --fail-if; add a condition.")
    }
  }

  func run() throws {
    let rules = try gate.rules()
    let stored = try StoredAudit(at: audit)
    let findings = try stored.findings(of: rules)
    if let plots { try write(ReportPlots(stored.figures()).files, into: plots) }
    // A gate or plots alone need no report.
    let isAsked = format != nil || output != nil || (plots == nil && rules.isEmpty)
    if isAsked { try write(stored, findings) }
    try GateOptions.close(on: findings, at: format == nil ? .standardOutput : .standardError)
  }

  private func write(_ stored: StoredAudit, _ findings: [GateFinding]) throws {
    let format = format ?? .html
    if format == .html, output == nil {
      return try Output.write("\(try stored.writeReport())\n")
    }
    if format == .html, let output, output != "-" {
      return try stored.writeReport(to: URL(filePath: output))
    }
    try write { sink in
      switch format {
      case .html: try stored.report().write(sink)
      case .json: try sink(stored.figuresAsWritten())
      case .csv: try sink(SummaryRows(stored.figures()).text)
      case .markdown: try sink(MarkdownReport(stored.figures(), findings).markdown)
      case .junit: try sink(JUnitReport(stored.figures(), findings).text)
      }
    }
  }

  private func write(_ body: ((String) throws -> Void) throws -> Void) throws {
    guard let output, output != "-" else { return try body(Output.write) }
    try AtomicFile.write(to: URL(filePath: output)) { file in try body { try file.write($0) } }
  }

  private func write(_ plots: [PlotFile], into path: String) throws {
    guard !plots.isEmpty else {
      throw SpoorError(
        .badInput,
        "there is nothing to draw: the audit doubted nothing and has no per-token values",
        at: SpoorError.Location(file: audit),
        remedy: "Audit with references or per-token values."
      )
    }
    let folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for plot in plots {
      for (ending, text) in [("svg", plot.svg), ("csv", plot.csv)] {
        try AtomicFile.write(to: folder.appending(path: "\(plot.name).\(ending)")) {
          try $0.write(text)
        }
      }
    }
    try Output.write("\(plots.count) plots in \(path)\n")
  }
}
