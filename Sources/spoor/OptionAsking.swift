import ArgumentParser
import DurableFiles
import Injection
import ModelServers

/// How a running server scores questions' options.
struct OptionAsking: ParsableArguments {
  @Option(help: ArgumentHelp("Let this server score the options first.", valueName: "url"))
  var server: String?

  @Option(help: "The model's name there, if the server has several.")
  var model: String?

  @Option(help: "Which server it is, where it does not show it.")
  var dialect: DialectName?

  @Option(help: "What the scores are called: the arm. (default: the model's name)")
  var condition: String?

  @Option(help: "What stands around a question; options follow behind it and a blank.")
  var template = "Question: {instruction}\\nAnswer:"

  @Option(
    help: ArgumentHelp(
      "Prompts with retrieved rows, as 'spoor inject context' writes them: conditions ARM+K.",
      valueName: "file"
    ),
    completion: .file()
  )
  var prompts: String?

  @OptionGroup var servers: ServerOptions

  @Option(
    help: ArgumentHelp("Where the server's scores and answers are kept.", valueName: "dir"),
    completion: .directory
  )
  var into: String?

  func validate() throws {
    guard (server == nil) == (into == nil) else {
      throw ValidationError("--server URL and --into DIR go together.")
    }
  }

  /// The questions' scores by the server, in the place of those that they had under the same names.
  ///
  /// - Parameter questions: what is asked.
  /// - Returns: them, scored; as they are where no server is named.
  /// - Throws: ``SpoorError``; what was answered until then is kept.
  func scored(_ questions: [ChoiceQuestion]) throws -> [ChoiceQuestion] {
    guard let server, let into else { return questions }
    let endpoint = try servers.endpoint(
      AskedEndpoint(url: server, model: model, name: condition, dialect: dialect),
      for: .only
    )
    let asked = try AskedOptions(questions, arm: endpoint.name, by: template, prompts)
    let folder = try AnswerFolder(at: into)
    defer { folder.close() }
    let run = OptionRun(
      asked: asked,
      server: folder.server(endpoint, servers),
      servers: servers
    )
    let scored = try run.scored(questions, into: folder.url)
    try AtomicFile.write(to: folder.file("scored.jsonl")) { writer in
      for question in scored { try writer.write(question.line) }
    }
    return scored
  }
}
