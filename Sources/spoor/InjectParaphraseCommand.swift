import ArgumentParser
import DurableFiles
import Foundation
import Injection
import ModelServers
import Reporting
import SpoorModel

struct InjectParaphraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paraphrase",
    abstract: "Have texts paraphrased, and keep what still says the same.",
    discussion: """
      Writes a list for people and requests for the OpenAI Batch API, then reads
      either back; with --server a chat model is asked at once, its answers are kept
      in the folder, and a run that was stopped goes on. A paraphrase is kept if it
      holds the words of "subject", "answer" and "keep", all numbers of the text and
      no other, and repeats nothing; whether it says the same is for people to see.
      Examples:
        spoor inject paraphrase chunks.jsonl --into paraphrases
        spoor inject paraphrase chunks.jsonl \\
          --from paraphrases/batch.jsonl > kept.jsonl
        spoor inject paraphrase chunks.jsonl --into paraphrases \\
          --server http://127.0.0.1:8000 > kept.jsonl
      """
  )

  @Argument(
    help: ArgumentHelp("Texts, as 'spoor inject chunk' writes them.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json"])
  )
  var file: String

  @Option(help: "How many paraphrases of each text are asked for.")
  var count = 10

  @Option(help: "The model that the requests name.")
  var judgeModel = "gpt-4o"

  @Option(
    help: ArgumentHelp(
      "What a model is asked, in place of our own: {text}, {count}, {keep}.",
      valueName: "file"
    ),
    completion: .file()
  )
  var prompt: String?

  @Option(help: ArgumentHelp("Ask this chat server.", valueName: "url"))
  var server: String?

  @Option(help: "The most tokens of an answer.")
  var maxTokens = 4096

  @OptionGroup var chat: ChatOptions

  @Option(
    help: ArgumentHelp("Write batch.jsonl and requests.jsonl there.", valueName: "dir"),
    completion: .directory
  )
  var into: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files with the answers.", valueName: "file"),
    completion: .file()
  )
  var from: [String] = []

  private struct Line: Encodable {
    var schema = "spoor.inject.paraphrased/1"
    var id: String
    var text: String
    var paraphrase: String
    var number: Int
  }

  /// How many refused paraphrases are shown.
  private static let shown = 10

  func validate() throws {
    guard (into == nil) != from.isEmpty else {
      throw ValidationError("Give either --into DIR or --from FILE….")
    }
    guard count > 0, maxTokens > 0 else {
      throw ValidationError("--count and --max-tokens must be at least 1.")
    }
    guard server == nil || into != nil else {
      throw ValidationError("--server needs --into DIR, where answers are kept.")
    }
  }

  func run() throws {
    let tasks = try ParaphraseTask.read(URL(filePath: file))
    guard let into else { return try keep(tasks, from.map { URL(filePath: $0) }) }
    let prompt = try asked()
    let folder = URL(filePath: into)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try AtomicFile.write(to: folder.appending(path: "batch.jsonl")) { writer in
      for task in tasks { try writer.write(task.line(wanted: count)) }
    }
    try AtomicFile.write(to: folder.appending(path: "requests.jsonl")) { writer in
      for task in tasks {
        try writer.write(prompt.request(for: task, wanted: count, model: judgeModel))
      }
    }
    if let server { return try keep(tasks, [try answers(server, tasks, prompt, into: into)]) }
    Output.note(
      "\(tasks.count.counted("text")): fill in \"paraphrases\" of \(into)/batch.jsonl, or send "
        + "\(into)/requests.jsonl; then give the answers to --from."
    )
  }

  private func asked() throws -> ParaphrasePrompt {
    guard let prompt else { return .standard }
    return try ParaphrasePrompt(try TextFile.read(prompt), from: prompt)
  }

  /// What a server answers, as results of the Batch API.
  private func answers(
    _ server: String,
    _ tasks: [ParaphraseTask],
    _ prompt: ParaphrasePrompt,
    into: String
  ) throws -> URL {
    let endpoint = try chat.endpoint(at: server)
    let folder = try AnswerFolder(at: into)
    defer { folder.close() }
    let asking = BatchAsking(
      items: tasks.map { task in
        let question = ChatQuestion(
          prompt.filled(for: task, wanted: count),
          name: ParaphrasePrompt.schemaName,
          schema: ParaphrasePrompt.schema,
          limit: maxTokens
        )
        return BatchAsking.Item(id: task.id, question: question)
      },
      server: folder.server(endpoint, chat.servers),
      options: chat
    )
    let file = folder.file("answers.jsonl")
    try asking.write(to: file, "paraphrasing")
    return file
  }

  private func keep(_ tasks: [ParaphraseTask], _ files: [URL]) throws {
    let answers = try ParaphraseAnswers(of: files, for: tasks)
    let check = try ParaphraseCheck()
    let lines = JSONLines()
    var (kept, refused) = (0, 0)
    for task in tasks {
      let sorted = check.sorted(answers.paraphrases[task.id] ?? [], of: task)
      for (place, text) in sorted.kept.enumerated() {
        let line = Line(id: task.id, text: task.text, paraphrase: text, number: place + 1)
        try Output.write(try lines.line(line))
      }
      for fault in sorted.faults {
        refused += 1
        guard refused <= Self.shown else { continue }
        Output.note("\(task.id): \(fault.fault): \(fault.text.prefix(60))".visible)
      }
      kept += sorted.kept.count
    }
    if refused > Self.shown { Output.note("… \(refused - Self.shown) more") }
    for answer in answers.malformed.prefix(Self.shown) {
      Output.note("\(answer.place): \(answer.problem)".visible)
    }
    let missing = tasks.count { answers.paraphrases[$0.id] == nil }
    Output.note(
      "\(kept.counted("paraphrase")) kept, \(refused.grouped) refused, "
        + "\(answers.malformed.count.counted("answer")) unusable, \(missing.counted("text")) without any"
    )
  }
}
