import ArgumentParser
import Foundation
import Generations
import Judging
import SpoorModel

/// What a judge is asked about, and by which prompt.
struct JudgedFiles: ParsableArguments {
  @Option(
    help: ArgumentHelp("The prompts: prompt_id, instruction.", valueName: "file"),
    completion: .file()
  )
  var prompts: String

  @Option(
    help: ArgumentHelp("The responses that are judged.", valueName: "file"),
    completion: .file()
  )
  var generations: String

  @Option(
    help: ArgumentHelp("What is true: prompt_id, text.", valueName: "file"),
    completion: .file()
  )
  var references: String?

  @Option(
    help: ArgumentHelp(
      "What is asked, in place of our own ('spoor judge prompt').",
      valueName: "file"
    ),
    completion: .file()
  )
  var prompt: String?

  @Option(help: "The most tokens of an answer.")
  var maxTokens = 2048

  @Option(help: ArgumentHelp("The judge's server.", valueName: "url"))
  var server: String

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
  var into: String

  func validate() throws {
    guard maxTokens > 0 else { throw ValidationError("--max-tokens must be at least 1.") }
  }

  /// The responses, each with what it answers.
  ///
  /// - Returns: them in the file's order.
  /// - Throws: ``SpoorError``.
  func answers() throws -> [JudgedAnswer] {
    let asked = try PromptFile.read(URL(filePath: prompts))
    let instructions = Dictionary(asked.map { ($0.id, $0.instruction) }) { first, _ in first }
    let texts = try references.map { try ReferenceFile.read(URL(filePath: $0)) } ?? []
    let truths = Dictionary(grouping: texts, by: \.promptID).mapValues { $0.map(\.text) }
    return try GenerationFile.read(URL(filePath: generations), answering: asked).map {
      JudgedAnswer(
        $0,
        to: instructions[$0.promptID] ?? "",
        references: truths[$0.promptID] ?? []
      )
    }
  }

  /// The prompt, and where it stands.
  ///
  /// - Parameter standard: our own.
  /// - Returns: its text, and the file for errors.
  /// - Throws: ``SpoorError`` where the user's cannot be read.
  func prompt(else standard: String) throws -> (text: String, file: String) {
    guard let prompt else { return (standard, "the prompt") }
    let remedy = "Begin with 'spoor judge prompt spans > \(prompt)'."
    return (try TextFile.read(prompt, remedy: remedy), prompt)
  }
}
