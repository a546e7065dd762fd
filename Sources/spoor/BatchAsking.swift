import DurableFiles
import Foundation
import ModelServers
import Records

/// Asks a chat model what a batch of requests would; its answers are written as the Batch API's results, and
/// read as they are.
struct BatchAsking {
  /// A question, and the id that its answer is known by.
  struct Item: Sendable {
    var id: String
    var question: ChatQuestion
  }

  let items: [Item]
  let server: ModelServer
  let options: ChatOptions

  /// Asks everything, then writes what is kept, in the items' order.
  ///
  /// - Parameters:
  ///   - file: where.
  ///   - doing: what is done to them, for the progress.
  /// - Throws: ``SpoorError``; what was answered until then is kept.
  func write(to file: URL, _ doing: String) throws {
    let (items, server, form) = (items, server, options.answers)
    try Inquiry(doing, items.count, "texts", options.servers).ask {
      _ = try await server.completion(of: items[$0].question, form)
    }
    try AtomicFile.write(to: file) { writer in
      for item in items {
        let body = try Waiting.value { try await server.completion(of: item.question, form) }
        let line: JSONValue = [
          "custom_id": .string(item.id),
          "response": ["status_code": 200, "body": .object(body)],
        ]
        try writer.write(line.text + "\n")
      }
    }
  }
}
