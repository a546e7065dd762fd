import ArgumentParser
import Figures
import Foundation
import Knowledge
import SpoorModel

struct KnowledgeMixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mix",
    abstract: "Say what the base model knew of a dataset, and which mix is better.",
    discussion: """
      Tells the shares of categories, and as many rows without Unknown ones, those
      that the model may know first; with --runs also what a model fitted to runs
      of other mixes ('spoor knowledge fit') predicts for both. Examples:
        spoor knowledge mix data.jsonl --knowledge knowledge.jsonl
        spoor knowledge mix data.jsonl --knowledge knowledge.jsonl --runs runs.jsonl
      """
  )

  @OptionGroup var source: DatasetArguments

  @Option(help: "How many rows the mix is to have; default: all that have a category.")
  var rows: Int?

  @Option(
    help: ArgumentHelp("Checkpoints of runs, as 'spoor knowledge fit' reads.", valueName: "file"),
    completion: .file()
  )
  var runs: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard rows ?? 1 > 0 else { throw ValidationError("--rows must be at least 1.") }
  }

  func run() throws {
    let dataset = try ProgressLine.during { line in
      line.show("reading the dataset")
      return try source.categorised()
    }
    let advice = MixAdvice(
      dataset.counts(of: dataset.rows.indices),
      rows: rows,
      model: try runs.map(model(of:))
    )
    let document = MixDocument(advice)
    if json { return try Output.writeJSON(document) }
    try Output.write(document.text)
  }

  private func model(of path: String) throws -> MixModel {
    let outcomes = try MixOutcomeFile.read([URL(filePath: path)])
    if let model = MixModel(.inDistribution, of: outcomes) { return model }
    throw SpoorError(
      .badInput,
      "these checkpoints cannot tell what known and Unknown examples do",
      at: SpoorError.Location(file: path),
      remedy:
        "Give at least three with \"test_accuracy\", of runs whose shares of Unknown examples differ."
    )
  }
}
