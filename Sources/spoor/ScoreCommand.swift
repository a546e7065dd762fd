import ArgumentParser
import DurableFiles
import Foundation
import Generations
import ModelServers
import SpoorModel

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Let two running models score the same responses, token by token.",
    discussion: """
      The tuned model writes a response to each prompt (or a file has them); its
      token ids are frozen, and both models score them. What 'spoor audit' reads is
      left in the folder. Every answer is kept there: a run that was stopped goes
      on. Keys are read from SPOOR_API_KEY, or SPOOR_BASE_API_KEY and
      SPOOR_TUNED_API_KEY. Which servers can do it, and how to start them:
      docs/servers.md. Examples:
        spoor score --base http://127.0.0.1:8000 --tuned http://127.0.0.1:8001 \\
          --prompts prompts.jsonl --generate --into scores
        spoor score --base http://127.0.0.1:8000 --base-model llama \\
          --tuned http://127.0.0.1:8000 --tuned-model llama-alpaca \\
          --prompts prompts.jsonl --generations alpaca.jsonl --into scores
      """
  )

  @Option(help: ArgumentHelp("The base model's server.", valueName: "url"))
  var base: String

  @Option(help: ArgumentHelp("The tuned model's server.", valueName: "url"))
  var tuned: String

  @Option(help: "Its name there, if the server has several.")
  var baseModel: String?

  @Option(help: "Its name there, if the server has several.")
  var tunedModel: String?

  @Option(help: "What files call the base model. (default: its name there)")
  var baseName: String?

  @Option(help: "What files call the tuned model. (default: its name there)")
  var tunedName: String?

  @Option(help: "Which servers they are, where they do not show it.")
  var dialect: DialectName?

  @Option(
    help: ArgumentHelp("The prompts: prompt_id, instruction.", valueName: "file"),
    completion: .file()
  )
  var prompts: String

  @Flag(help: "Let both models answer, the likeliest token each time.")
  var generate = false

  @Flag(help: "Let both models answer by chance, at temperature 1: mean lift estimates KL.")
  var sampled = false

  @Option(
    help: ArgumentHelp("The tuned model's responses, if it has answered.", valueName: "file"),
    completion: .file()
  )
  var generations: String?

  @Option(help: "What stands around an instruction: '### Instruction:\\n{instruction}\\n'.")
  var template: String?

  @Option(help: "Who puts the mark that begins a text: added (by the server) or written.")
  var specialTokens: SpecialTokens = .added

  @Option(help: "The most tokens of a response.")
  var maxTokens = 512

  @Option(help: "What the seeds of --sampled depend on; each prompt has its own.")
  var seed = 20_240_202

  @Option(help: "How many of the likeliest tokens are told of each position.")
  var top = 20

  @Option(help: "So many responses are scored twice, for the noise; 0: none.")
  var scoredTwice = 20

  @OptionGroup var servers: ServerOptions

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
  var into: String

  @Flag(help: "Print the figures as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    guard [generate, sampled, generations != nil].count(where: \.self) == 1 else {
      throw ValidationError("Give one of --generate, --sampled and --generations FILE.")
    }
    guard top > 0, maxTokens > 0, scoredTwice >= 0 else {
      throw ValidationError(
        "--top and --max-tokens must be at least 1, --scored-twice at least 0."
      )
    }
  }

  func run() throws {
    let template = try template.map { try PromptTemplate($0) } ?? .bare
    let prompts = try PromptFile.rendered(URL(filePath: prompts))
    let source = try source()
    let pair = try endpoints()
    let folder = try AnswerFolder(at: into)
    defer { folder.close() }
    let run = ScoringRun(
      prompts,
      base: folder.server(pair.base, servers),
      tuned: folder.server(pair.tuned, servers),
      from: source,
      ScoringRun.Settings(
        template: template,
        marks: specialTokens,
        top: top,
        scoredTwice: scoredTwice
      )
    )
    // What is answered is kept, so that the files can be written in order then.
    try Inquiry("scoring", run.prompts.count, "responses", servers).ask {
      _ = try await run.response($0)
    }
    let files = ScoreFiles(run, into: folder.url)
    let document = ScoreDocument(try files.write(), pair.base, pair.tuned, top: top)
    try AtomicFile.write(to: folder.file("score.json")) {
      try $0.write(Output.json(document))
    }
    if json { return try Output.writeJSON(document) }
    try Output.write(ScoreText(document, folder: into).text)
  }

  private func source() throws -> ScoringRun.Source {
    if let generations {
      let all = try GenerationFile.read(URL(filePath: generations))
      return .given(Dictionary(all.map { ($0.promptID, $0) }) { first, _ in first })
    }
    let choice =
      sampled ? WantedText.Choice.drawn(temperature: 1, topK: nil, seed: seed) : .likeliest
    return .written(WantedText(choice, limit: maxTokens))
  }

  private func endpoints() throws -> (base: Endpoint, tuned: Endpoint) {
    let base = try servers.endpoint(
      AskedEndpoint(url: base, model: baseModel, name: baseName, dialect: dialect),
      for: .base
    )
    let tuned = try servers.endpoint(
      AskedEndpoint(url: tuned, model: tunedModel, name: tunedName, dialect: dialect),
      for: .tuned
    )
    guard base.name != tuned.name else {
      throw SpoorError(
        .usage,
        "both models are called \"\(base.name)\"",
        remedy: "Give them names of their own with --base-name and --tuned-name."
      )
    }
    return (base, tuned)
  }
}
