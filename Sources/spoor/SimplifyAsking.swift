import DurableFiles
import Foundation
import ModelServers
import Records
import Remedies

/// Asks a chat model to shorten a kit's answers; what it says is written as results of the Batch API, and
/// read as they are.
struct SimplifyAsking {
  let prompt: SimplifyPrompt
  let tasks: [SimplifyTask]
  let server: ModelServer
  let options: ChatOptions

  /// An answer that grows is no shorter one, and no token has less than a character.
  private static let leastTokens = 256

  private func question(_ task: SimplifyTask) -> ChatQuestion {
    ChatQuestion(
      prompt.filled(for: task),
      name: SimplifyPrompt.schemaName,
      schema: SimplifyPrompt.schema,
      limit: max(Self.leastTokens, task.output.count)
    )
  }

  /// Asks everything, then writes what is kept, in the kit's order.
  ///
  /// - Parameter file: where.
  /// - Throws: ``SpoorError``; what was answered until then is kept.
  func write(to file: URL) throws {
    let questions = tasks.map(question)
    let (server, form, limit) = (server, options.answers, options.servers.concurrency)
    try Waiting.run {
      try await ProgressLine.whileWaiting { line in
        var done = 0
        try await questions.count.forEachMade(atMost: limit) { number in
          _ = try await server.completion(of: questions[number], form)
        } take: { _, _ in
          done += 1
          line.show("shortening", done, of: questions.count, "answers")
        }
      }
    }
    try AtomicFile.write(to: file) { writer in
      for (task, question) in zip(tasks, questions) {
        let body = try Waiting.value { try await server.completion(of: question, form) }
        let line: JSONValue = [
          "custom_id": .string(task.hash.rawValue),
          "response": ["status_code": 200, "body": .object(body)],
        ]
        try writer.write(line.text + "\n")
      }
    }
  }
}
