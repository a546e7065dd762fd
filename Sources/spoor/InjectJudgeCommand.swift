import ArgumentParser
import Injection
import SpoorModel

struct InjectJudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Compare methods of tuning by a judge's ratings of five aspects.",
    discussion: """
      Reads a record an answer with {aspect: {reason, score}} for helpfulness,
      clarity, factuality, depth and engagement, 1 to 5, as just-eval's template asks
      a judge model for them. What is no number counts as N/A. Methods are compared
      on the prompts of which both have a rating. Examples:
        spoor inject judge full=full.json lora=lora.json neftune=neftune.json
        spoor inject judge ratings.jsonl --against lora --json
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files of rated answers; NAME=FILE names the model or method.",
      valueName: "file"
    ),
    completion: .file(extensions: ["json", "jsonl", "gz", "zst"])
  )
  var files: [NamedFile]

  @Option(help: ArgumentHelp("Compare with this one. (default: the first)", valueName: "name"))
  var against: String?

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func run() throws {
    let answers = try files.flatMap { try JudgeFile($0.url, model: $0.name).read() }
    let models = Set(answers.map(\.model))
    if let against, !models.contains(against) {
      throw SpoorError(
        .usage,
        "nothing is called '\(against)'",
        remedy: "The files hold: \(models.sorted().joined(separator: ", "))."
      )
    }
    var seen: Set<[String]> = []
    if let twice = answers.first(where: { !seen.insert([$0.model, $0.id]).inserted }) {
      throw SpoorError(
        .badInput,
        "the answer of \"\(twice.model)\" to \"\(twice.id)\" stands in two files",
        remedy: "Name each file's model: full=FILE lora=FILE."
      )
    }
    let document = JudgeDocument(JudgeTable(answers, reference: against))
    if json { return try Output.writeJSON(document) }
    try Output.write(document.text)
  }
}
