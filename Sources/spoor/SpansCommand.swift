import ArgumentParser
import Audits
import Foundation
import Reporting
import SpoorModel

struct SpansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spans",
    abstract: "Print the spans that the detectors doubt, one JSON object a line.",
    discussion: """
      Reads what 'spoor audit' reads, but no dataset: no index is built and nothing
      is written. The lines are those of spans.jsonl (docs/formats.md). Example:
        spoor spans Examples/planted-world/audit.yaml --model sft
      """
  )

  @Argument(help: "The audit file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "Only this model's spans.")
  var model: String?

  @Flag(help: "Let no detector read the references.")
  var withoutReferences = false

  func run() throws {
    let plan = try AuditPlan(readingYAML: URL(filePath: file))
    if let model, !plan.tuned.contains(where: { $0.name == model }) {
      throw SpoorError(
        .usage,
        "\(file) has no tuned model '\(model)'",
        remedy: "Its models: \(plan.tuned.map(\.name).joined(separator: ", "))."
      )
    }
    let spans = try DetectedSpans(plan, references: withoutReferences ? .none : .whereGiven)
    let lines = JSONLines()
    for span in spans.flagged where model == nil || span.model == model {
      try Output.write(try lines.line(SpanLine(span)))
    }
    if withoutReferences || plan.references == nil {
      Output.note("No reference was read: scores rank suspicion, they do not prove falsehood.")
    }
  }
}
