import ArgumentParser
import Audits
import DurableFiles
import Foundation
import ModelServers
import Records
import Remedies
import SpoorModel

struct RemedySimplifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simplify",
    abstract: "Take shortened answers into a kit.",
    discussion: """
      Reads filled lines of the kit's simplify/batch.jsonl, or results of the
      OpenAI Batch API for its simplify/requests.jsonl, and writes the arm
      train/simplify, what changed (simplify/simplified.jsonl) and a page that
      shows it (simplify/diff.html). With --server a chat model is asked by the
      kit's simplify/prompt.txt; its answers are kept in the kit, so that a run that
      was stopped goes on. The key is read from SPOOR_API_KEY. Examples:
        spoor remedy simplify annotations/planted-world/remedies/KIT \\
          --from batch.jsonl
        spoor remedy simplify annotations/planted-world/remedies/KIT \\
          --server http://127.0.0.1:8000
      """
  )

  @Argument(help: "The kit's folder.", completion: .directory)
  var kit: String

  @Option(
    parsing: .upToNextOption,
    help: "Files with the answers: all of them, each time.",
    completion: .file()
  )
  var from: [String] = []

  @Option(help: ArgumentHelp("A chat model's server, in place of files.", valueName: "url"))
  var server: String?

  @OptionGroup var chat: ChatOptions

  @Flag(help: "Print the counts as JSON (docs/formats.md).")
  var json = false

  private struct Document: Encodable {
    struct Malformed: Encodable {
      var rowHash: RowHash
      var place: String
      var problem: String

      enum CodingKeys: String, CodingKey {
        case rowHash = "row_hash"
        case place, problem
      }
    }

    var schema = "spoor.remedy-simplify/1"
    var counts: SimplificationCounts
    var malformed: [Malformed]
    var arm: RemedyManifest.Arm
  }

  /// How many unusable answers are shown.
  private static let shown = 10

  func validate() throws {
    guard from.isEmpty == (server != nil) else {
      throw ValidationError("Give --from FILE or --server URL.")
    }
  }

  func run() throws {
    let kit = try StoredKit(at: self.kit)
    let files = try server.map { [try asked(at: $0, kit)] } ?? from.map { URL(filePath: $0) }
    let outcome = try kit.simplify(from: files)
    if json {
      let malformed = outcome.malformed.map {
        Document.Malformed(rowHash: $0.hash, place: "\($0.place)", problem: $0.problem)
      }
      let document = Document(counts: outcome.counts, malformed: malformed, arm: outcome.arm)
      return try Output.writeJSON(document)
    }
    for answer in outcome.malformed.prefix(Self.shown) {
      Output.note("\(answer.place): \(answer.problem)".visible)
    }
    let hidden = outcome.malformed.count - Self.shown
    if hidden > 0 { Output.note("… \(hidden) more (--json lists all)") }
    try Output.write(text(outcome))
  }

  /// Asks a chat model, and leaves what it answered as the Batch API would have.
  private func asked(at server: String, _ kit: StoredKit) throws -> URL {
    let (prompt, tasks) = try kit.simplifyTasks()
    let endpoint = try chat.endpoint(at: server)
    let folder = kit.folder.appending(path: "simplify")
    // Not a folder of its own: the kit is locked as a whole.
    let cache = try AnswerCache(at: folder.appending(path: AnswerFolder.answers))
    let asking = BatchAsking(
      items: tasks.map { task in
        BatchAsking.Item(id: task.hash.rawValue, question: Self.question(task, by: prompt))
      },
      server: ModelServer(endpoint, cache: cache, patience: chat.servers.patience),
      options: chat
    )
    let file = folder.appending(path: "answers.jsonl")
    try asking.write(to: file, "shortening")
    return file
  }

  /// An answer that grows is no shorter one, and no token has less than a character.
  private static func question(_ task: SimplifyTask, by prompt: SimplifyPrompt) -> ChatQuestion {
    ChatQuestion(
      prompt.filled(for: task),
      name: SimplifyPrompt.schemaName,
      schema: SimplifyPrompt.schema,
      limit: max(leastTokens, task.output.count)
    )
  }

  private static let leastTokens = 256

  private func text(_ outcome: StoredKit.Simplified) -> String {
    let counts = outcome.counts
    func ratio(_ value: Double?) -> String {
      value.map { String(format: "%.2f", $0) } ?? "unknown"
    }
    let folder = kit.hasSuffix("/") ? String(kit.dropLast()) : kit
    return """
      filled \(counts.filled), unchanged \(counts.unchanged), longer \(counts.longer), missing \
      \(counts.missing), malformed \(counts.malformed)
      Words after to words before: median \(ratio(counts.medianLengthRatio)), of all words \
      \(ratio(counts.totalLengthRatio)). Spans that stand in no row any more: \(outcome.arm.frees).
      \(folder)/simplify/diff.html

      """
  }
}
