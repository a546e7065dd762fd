import ArgumentParser
import Audits
import Foundation
import Hallucinations
import Reporting
import SpoorModel

struct SpansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spans",
    abstract: "Print the spans that the detectors doubt, one JSON object a line.",
    discussion: """
      Reads what 'spoor audit' reads, but no dataset: no index is built and nothing
      is written. The lines are those of spans.jsonl (docs/formats.md), without what
      the dataset says. With --with-dataset it is indexed, taken for true, and
      decides with the others. Example:
        spoor spans Examples/planted-world/audit.yaml --model sft
      """
  )

  @Argument(help: "The audit file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "Only this model's spans.")
  var model: String?

  @Flag(help: "Let no detector read the references.")
  var withoutReferences = false

  @Flag(help: "Let training rows about the same subject decide too.")
  var withDataset = false

  @Flag(help: "Print the spans that the detectors cleared too; their score is under 0.5.")
  var all = false

  @Option(help: "Folder of indices.", completion: .directory)
  var indices = "indices"

  func run() throws {
    let plan = try AuditPlan(readingYAML: URL(filePath: file))
    if let model, !plan.tuned.contains(where: { $0.name == model }) {
      throw SpoorError(
        .usage,
        "\(file) has no tuned model '\(model)'",
        remedy: "Its models: \(plan.tuned.map(\.name).joined(separator: ", "))."
      )
    }
    let spans = try ProgressLine.during { line in
      try DetectedSpans(
        plan,
        references: withoutReferences ? .none : .whereGiven,
        dataset: withDataset ? try plan.index(in: indices, line) : nil
      )
    }
    let lines = JSONLines()
    for span in all ? spans.all : spans.flagged where model == nil || span.model == model {
      try Output.write(try lines.line(SpanLine(span)))
    }
    if withoutReferences || plan.references == nil || !plan.detectors.contains(.reference) {
      Output.note("No reference was read: scores rank suspicion, they do not prove falsehood.")
    }
    if spans.all.isEmpty {
      Output.note(
        "No span was judged: of the detectors that can doubt by themselves (reference, uncertainty, "
          + "consistency, imported) none had anything to go by."
      )
    }
    spans.unlocated.lines.forEach(Output.note)
  }
}
