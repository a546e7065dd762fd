import Foundation
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

@testable import ModelServers

@Suite("Questions to a chat model") struct ChatTests {
  private static let question = ChatQuestion(
    "Is the sky red?",
    name: "verdict",
    schema: ["type": "object", "properties": ["red": ["type": "boolean"]], "required": ["red"]]
  )

  private static func completion(_ content: JSONValue, finish: String = "stop") -> JSONValue {
    [
      "choices": [
        ["message": ["role": "assistant", "content": content], "finish_reason": .string(finish)]
      ]
    ]
  }

  private static let replies: [(answer: JSONValue, reply: ChatReply)] = [
    (completion(#"{"red": false}"#), .object(["red": false])),
    (completion("No, it is blue."), .malformed("")),
    (completion("```json\n{\"red\": false}\n```"), .malformed("")),
    (completion("[false]"), .malformed("an array of 1 instead of an object")),
    (completion(#"{"red": false}"#, finish: "length"), .malformed("the answer is cut off")),
    (completion(.null), .malformed("the answer is empty")),
    (completion(""), .malformed("the answer is empty")),
  ]

  @Test(
    "are answered with an object, or the answer is malformed and nobody guesses",
    arguments: replies.indices
  )
  func reply(number: Int) async throws {
    let expected = Self.replies[number]
    let stub = try await StubServer { _, _ in .json(expected.answer) }
    let folder = try ScratchFolder()
    let cache = try AnswerCache(at: folder.url.appending(path: "answers.sqlite"))
    let server = ModelServer(try stub.endpoint(.vllm), cache: cache)
    let first = try await server.reply(to: Self.question)
    switch (first, expected.reply) {
    case (.malformed(let reason), .malformed(let wanted)):
      #expect(!reason.isEmpty)
      #expect(wanted.isEmpty || reason == wanted)
    default: #expect(first == expected.reply)
    }
    #expect(try await server.reply(to: Self.question) == first)
    #expect(stub.seen.count == 1)
    #expect(stub.seen.first?.value("temperature") == 0)
    #expect(stub.seen.first?.value("response_format")?.members?["type"] == "json_schema")
  }
}
