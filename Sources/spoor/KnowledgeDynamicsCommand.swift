import ArgumentParser
import Foundation
import Knowledge
import SpoorModel

struct KnowledgeDynamicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dynamics",
    abstract: "Say what was learnt epoch by epoch, and where to stop.",
    discussion: """
      Reads a record an epoch with the shares of known and Unknown training examples
      that the tuned model answers rightly, and its development accuracy; or a
      record an epoch and question, with --knowledge (docs/formats.md). Examples:
        spoor knowledge dynamics Examples/planted-world/full_dynamics.jsonl
        spoor knowledge dynamics answers.jsonl --knowledge knowledge.jsonl --json
      """
  )

  @Argument(
    help: ArgumentHelp("The log of one run.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv", "gz", "zst"])
  )
  var file: String

  @Option(
    help: ArgumentHelp("The categories of training rows.", valueName: "file"),
    completion: .file()
  )
  var knowledge: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let categories = try knowledge.map { try KnowledgeFile.read(URL(filePath: $0)) }
    let log = try TrainingLog(reading: URL(filePath: file), knowledge: categories)
    guard let dynamics = TrainingDynamics(log) else {
      throw SpoorError(
        .badInput,
        "no epoch has an accuracy of a development set",
        at: SpoorError.Location(file: file),
        remedy:
          "Write it as \"dev_acc\" (and \"dev_n\", how many questions), or say \"split\": \"dev\"."
      )
    }
    let document = DynamicsDocument(dynamics)
    if json { return try Output.writeJSON(document) }
    try Output.write(DynamicsText(document).text)
  }
}
