import ArgumentParser
import Evaluation
import Foundation

struct EvaluateTracesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traces",
    abstract: "Say how good traces are, against gold rows.",
    discussion: """
      Looks whether the rows that state a false value come first in its trace,
      beside random rows that hold the value, and which provenance values have
      that only the tuning rows can have taught. A value without a trace was not
      found. Formats: docs/formats.md. Examples:
        spoor evaluate traces --predicted annotations/world \\
          --gold gold_statements_sft.jsonl
        spoor evaluate traces --predicted traces.jsonl controls.jsonl \\
          --gold gold_statements_sft.jsonl --model sft --json
      """
  )

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Audits' folders, or their files of traces.", valueName: "file"),
    completion: .file()
  )
  var predicted: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files of gold values.", valueName: "file"),
    completion: .file()
  )
  var gold: [String]

  @Option(help: ArgumentHelp("Only this model's responses.", valueName: "name"))
  var model: String?

  @Flag(help: "Read a folder's controls.jsonl too: cleared spans, the base model's.")
  var withCleared = false

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard !withCleared || predicted.contains(where: { URL(filePath: $0).isFolder }) else {
      throw ValidationError(
        "--with-cleared reads the controls.jsonl of a folder, and --predicted names none."
      )
    }
  }

  func run() throws {
    let files = try EvaluatedTraces(self)
    let evaluation = TraceEvaluation(of: files.values, tracedBy: files.traces)
    if json { return try Output.writeJSON(TraceEvaluationDocument(evaluation, from: files)) }
    try Output.write(TraceEvaluationText(evaluation, from: files).text(width: Output.width))
  }
}
