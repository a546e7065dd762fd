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
    abstract:
      "Write an audit's report anew, or in another format; draw its plots; ask a gate; compare two audits.",
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
      a pull request; junit says what became of --fail-if, for a service.

      With two audits, the older first, it says what changed: the figures, paired
      by prompt, and each answer before and after with what became of its doubted
      spans. Both are only read. Examples:
        spoor report annotations/before annotations/after
        spoor report annotations/before annotations/after --output changes.html
        spoor report annotations/before annotations/after --format csv
        spoor report annotations/my-audit annotations/my-audit --pair lora=sft

      Models are paired by name, or with --pair NEW=OLD; the last line compares two
      models of one audit. Without --format the summary goes to standard output, and
      the page to --output; json has every answer with its texts, csv a line of
      figures each. Was it the rows? spoor audit --against … --kit.
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Argument(
    help: "The folder of a newer audit: say what changed from the first to this one.",
    completion: .directory
  )
  var newer: String?

  @OptionGroup var models: PairOptions

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
    guard newer == nil else { return try validateTwo() }
    guard models.pair.isEmpty else {
      throw ValidationError(
        "--pair belongs to two audits: spoor report OLDER NEWER --pair NEW=OLD."
      )
    }
    guard format != .junit || !gate.failIf.isEmpty else {
      throw ValidationError("--format junit says what became of --fail-if; add a condition.")
    }
  }

  /// What asks one audit has no meaning for two.
  private func validateTwo() throws {
    let ofOne = [
      ("--fail-if", !gate.failIf.isEmpty), ("--format junit", format == .junit),
      ("--plots", plots != nil),
    ]
    guard let option = ofOne.first(where: \.1)?.0 else { return }
    throw ValidationError("\(option) is of one audit; name one folder, or leave it out.")
  }

  func run() throws {
    if let newer { return try compare(with: newer) }
    let rules = try gate.rules()
    let stored = try StoredAudit(at: audit)
    let findings = try stored.findings(of: rules)
    if let plots { try write(ReportPlots(stored.figures()).files, into: plots) }
    // A gate or plots alone need no report.
    let isAsked = format != nil || output != nil || (plots == nil && rules.isEmpty)
    if isAsked { try write(stored, findings) }
    try GateOptions.close(on: findings, at: format == nil ? .standardOutput : .standardError)
  }

  private func compare(with newer: String) throws {
    let before = try StoredAudit(at: audit)
    let summary = try StoredAudit(at: newer).changes(since: before, pairs: models.pairs())
    let isFile = output != nil && output != "-"
    let report = AgainstReport(summary: summary, format: format ?? (isFile ? .html : nil))
    let text = try report.text()
    try write { try $0(text) }
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
