import ArgumentParser
import Foundation
import Knowledge
import SpoorModel

struct KnowledgeMatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Compare tuned models on questions of each category.",
    discussion: """
      Reads a record a model and test question: variant, prompt_id (or row_id),
      category (or --knowledge), and correct, or text with the right answer; a
      model that says "I don't know" has not answered (docs/formats.md). Examples:
        spoor knowledge matrix known.jsonl idk.jsonl --knowledge knowledge.jsonl
        spoor knowledge matrix tests.jsonl --against early --json
      """
  )

  @Argument(
    help: ArgumentHelp("Files of tuned models' answers.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json", "csv", "gz", "zst"])
  )
  var files: [String]

  @Option(
    help: ArgumentHelp("The categories of the questions.", valueName: "file"),
    completion: .file()
  )
  var knowledge: String?

  @Option(
    help: ArgumentHelp(
      "Compare with this model; default: the best of each column.",
      valueName: "variant"
    )
  )
  var against: String?

  @Option(help: "How a text begins that does not answer.")
  var abstention = "I don't know"

  @Option(help: "When a text is right: squad or raw.")
  var match: AnswerMatching = .squad

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let categories = try knowledge.map { try KnowledgeFile.read(URL(filePath: $0)) }
    let reader = TestAnswerFile(knowledge: categories, abstention: abstention, matching: match)
    var answers: [TestAnswer] = []
    var files: [String: String] = [:]
    for path in self.files {
      let read = try reader.read(URL(filePath: path))
      for variant in Set(read.map(\.variant)) {
        guard let other = files.updateValue(path, forKey: variant) else { continue }
        throw SpoorError(
          .badInput,
          "\"\(variant)\" stands in \(other) already",
          at: SpoorError.Location(file: path),
          remedy: "Give the models names of their own with \"variant\"."
        )
      }
      answers += read
    }
    if let against, files[against] == nil {
      throw SpoorError(
        .usage,
        "no model is called '\(against)'",
        remedy: "The models: \(files.keys.sorted().joined(separator: ", "))."
      )
    }
    let document = MatrixDocument(AccuracyMatrix(answers, reference: against))
    if json { return try Output.writeJSON(document) }
    try Output.write(MatrixText(document).text)
  }
}
