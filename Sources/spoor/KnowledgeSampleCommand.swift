import ArgumentParser
import Corpora
import DurableFiles
import Foundation
import Knowledge
import ModelServers
import Records
import SpoorModel

struct KnowledgeSampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Ask a running model server each question often enough to classify it.",
    discussion: """
      Each question stands behind several sets of exemplars of its own relation;
      of each the likeliest answer is asked for, and some by chance. Every answer
      is kept: a run that was stopped goes on. The key is read from SPOOR_API_KEY.
      Examples:
        spoor knowledge sample questions.jsonl --server http://127.0.0.1:8000 \\
          --exemplars dev/ --into samples
        spoor knowledge sample questions.jsonl --exemplars dev/ --estimate
        spoor knowledge classify samples/samples.jsonl
      """
  )

  @Argument(
    help: ArgumentHelp("Files of questions with answers.", valueName: "file"),
    completion: .file()
  )
  var files: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What exemplars are drawn from. (default: the questions)",
      valueName: "file"
    ),
    completion: .file()
  )
  var exemplars: [String] = []

  @Option(help: ArgumentHelp("The base model's server.", valueName: "url"))
  var server: String?

  @Option(help: "The model's name there, if the server has several.")
  var model: String?

  @Option(help: "Which server it is, where it does not show it.")
  var dialect: DialectName?

  @Option(help: "How many sets of exemplars a relation has.")
  var sets = ExemplarDraw.Settings().sets

  @Option(help: "How many exemplars a set has.")
  var shots = ExemplarDraw.Settings().shots

  @Option(help: "How many answers are drawn by chance behind each set.")
  var samples = SampledAnswers.Settings().samples

  @Option(help: "Their temperature.")
  var temperature = SampledAnswers.Settings().temperature

  @Option(help: "Their tokens are among so many likeliest.")
  var topK = SampledAnswers.Settings().topK

  @Option(help: "The most tokens of an answer.")
  var maxTokens = SampledAnswers.Settings().limit

  @Option(help: "What all that is drawn depends on.")
  var seed = ExemplarDraw.Settings().seed

  @Flag(help: "Tell how many requests it takes, and ask nobody.")
  var estimate = false

  @OptionGroup var servers: ServerOptions

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
  var into: String?

  func validate() throws {
    guard estimate || (server != nil && into != nil) else {
      throw ValidationError("Give --server URL and --into DIR, or --estimate.")
    }
    guard sets > 0, shots >= 0, samples >= 0, maxTokens > 0, topK > 0, temperature > 0 else {
      throw ValidationError(
        "--sets, --max-tokens, --top-k and --temperature must be above 0, --shots and --samples "
          + "at least 0."
      )
    }
  }

  func run() throws {
    let questions = try SampledQuestions(
      try read(files),
      exemplars: try read(exemplars.isEmpty ? files : exemplars),
      ExemplarDraw.Settings(sets: sets, shots: shots, seed: seed)
    )
    let cost = SampleCost(questions, settings)
    Output.note(cost.text)
    guard !estimate, let server, let into else { return }
    let endpoint = try servers.endpoint(
      AskedEndpoint(url: server, model: model, dialect: dialect),
      for: .only
    )
    let folder = try AnswerFolder(at: into)
    defer { folder.close() }
    let asked = folder.server(endpoint, servers)
    try ask(asked, questions)
    try write(questions, asked, to: folder.file(Self.fileName))
    let file = "\(into)/\(Self.fileName)"
    Output.note("\(questions.prompts.count.counted("record")) in \(file.visible); now run")
    try Output.write("spoor knowledge classify \(file)\n")
  }

  private static let fileName = "samples.jsonl"

  private var settings: SampledAnswers.Settings {
    SampledAnswers.Settings(
      samples: samples,
      temperature: temperature,
      topK: topK,
      limit: maxTokens,
      seed: seed
    )
  }

  private func read(_ arguments: [String]) throws -> [AskedQuestion] {
    try DatasetFiles(arguments).urls.flatMap { try QuestionFile.read($0) }
  }

  private func ask(_ server: ModelServer, _ questions: SampledQuestions) throws {
    let (count, settings) = (questions.prompts.count, settings)
    try Inquiry("asking", count, each: settings.requests, "answers", servers).ask {
      _ = try await server.answers(after: questions[$0].prompt, settings)
    }
  }

  /// All is answered: this reads what is kept, in the questions' order.
  private func write(
    _ questions: SampledQuestions,
    _ server: ModelServer,
    to file: URL
  ) throws {
    let settings = settings
    try AtomicFile.write(to: file) { writer in
      for asked in questions.prompts.lazy.map({ questions[$0] }) {
        let answers = try Waiting.value { try await server.answers(after: asked.prompt, settings) }
        let line = asked.record(answers, temperature: settings.temperature)
        try writer.write(JSONValue.object(line).text + "\n")
      }
    }
  }
}
