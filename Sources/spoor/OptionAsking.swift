import ArgumentParser
import DurableFiles
import Foundation
import Generations
import Injection
import ModelServers
import Records
import SpoorModel

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
    let folder = URL(filePath: into)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lock = try FolderLock.acquire(at: folder.appending(path: "score.lock"))
    defer { lock.release() }
    let cache = try AnswerCache(at: folder.appending(path: "answers.sqlite"))
    let run = OptionRun(
      asked: asked,
      server: ModelServer(endpoint, cache: cache, patience: servers.patience),
      concurrency: servers.concurrency
    )
    let scored = try run.scored(questions, into: folder)
    try AtomicFile.write(to: folder.appending(path: "scored.jsonl")) { writer in
      for question in scored { try writer.write(question.line) }
    }
    return scored
  }
}

/// One option of one question behind one prompt.
struct AskedOption: Sendable {
  /// The question's place.
  var question: Int
  /// The option's place.
  var option: Int
  /// What the scores are called.
  var condition: String
  /// What stands before it.
  var prompt: String
  /// The option, with the blank before it.
  var text: String
  /// What files call it.
  var id: String
}

/// Every option behind every prompt.
struct AskedOptions {
  /// All of them, question by question.
  let all: [AskedOption]

  /// Puts the questions into the template, or takes the prompts that a file has for them.
  init(_ questions: [ChoiceQuestion], arm: String, by template: String, _ file: String?) throws {
    let prompts = try file.map { try Self.prompts(in: $0, arm: arm) }
    let template = try PromptTemplate(template)
    all = try questions.indices.flatMap { place -> [AskedOption] in
      let question = questions[place]
      let own: [(condition: String, prompt: String)]
      if let prompts {
        own = prompts[question.id] ?? []
      } else if let text = question.question {
        own = [(arm, template.rendered(text))]
      } else {
        throw SpoorError(
          .badInput,
          "question \"\(question.id)\" does not tell what is asked",
          remedy: "Add \"question\" to its record, or name prompts."
        )
      }
      return own.flatMap { condition, prompt in
        question.options.enumerated().map { number, option in
          AskedOption(
            question: place,
            option: number,
            condition: condition,
            prompt: prompt,
            text: " \(option)",
            id: "\(question.id)#\(condition)#\(number)"
          )
        }
      }
    }
  }

  private static let shape = RecordShape(
    "a prompt of 'spoor inject context'",
    keys: ["id", "k", "prompt"]
  )

  private static func prompts(
    in file: String,
    arm: String
  ) throws -> [String: [(condition: String, prompt: String)]] {
    let reader = try RecordReader(URL(filePath: file), shape: shape)
    var prompts: [String: [(condition: String, prompt: String)]] = [:]
    while let record = try reader.next() {
      let count = try record.int("k")
      let condition = count == 0 ? arm : "\(arm)+\(count)"
      prompts[try record.string("id"), default: []].append(
        (condition, try record.string("prompt"))
      )
    }
    return prompts
  }
}
