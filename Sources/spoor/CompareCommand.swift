import ArgumentParser
import Audits
import Divergence
import DurableFiles
import Foundation
import PhraseIndex
import Reporting
import SpoorModel

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say how far tuning moved each model from the base.",
    discussion: """
      Reads what 'spoor audit' reads: KL in both directions at the beginning of the
      responses and after it, shift classes, the words that are shifted most and
      whether they stand in the dataset; several tuned models side by side, with
      the differences that prompts in common show. Examples:
        spoor compare Examples/planted-world/audit.yaml
        spoor compare audit.yaml --csv > figures.csv
        spoor compare audit.yaml --positions positions.jsonl --top 20
      """
  )

  @Argument(help: "The audit file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Flag(help: "Do not look for the words in the dataset: no index is needed.")
  var withoutDataset = false

  @Flag(help: "Count the end-of-sequence token too.")
  var includeEos = false

  @Option(help: "How many of the likeliest tokens are compared and listed, 1 to 64.")
  var top = 10

  @Option(help: "The folder of indices.", completion: .directory)
  var indices = "indices"

  @Option(
    help: ArgumentHelp(
      "Write every position's values and the base model's likeliest tokens there.",
      valueName: "file"
    ),
    completion: .file()
  )
  var positions: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  @Flag(help: "Print a line a model, measure and part as CSV (docs/formats.md).")
  var csv = false

  func validate() throws {
    guard (1...DivergenceKernel.listedAtMost).contains(top) else {
      throw ValidationError("--top is 1 to \(DivergenceKernel.listedAtMost).")
    }
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
  }

  func run() throws {
    let plan = try AuditPlan(readingYAML: URL(filePath: file))
    var settings = ModelComparison.Settings()
    settings.endOfSequence = includeEos ? .included : .excluded
    settings.listed = top
    let compared = try ProgressLine.during { line in
      line.show(Audit.Stage.reading)
      let comparison = try ModelComparison(plan, settings)
      if let positions { try write(comparison, to: positions) }
      return try comparison.compared(with: withoutDataset ? nil : plan.index(in: indices, line))
    }
    if json { return try Output.writeJSON(compared) }
    if csv { return try Output.write(ComparisonRows(compared).text) }
    try Output.write(ComparisonText(compared).text(width: Output.width))
  }

  private func write(_ comparison: ModelComparison, to path: String) throws {
    let lines = JSONLines()
    try AtomicFile.write(to: URL(filePath: path)) { writer in
      try comparison.forEachResponse { divergence, method in
        try writer.write(lines.line(PositionDetailLine(divergence, method: method)))
      }
    }
  }
}
