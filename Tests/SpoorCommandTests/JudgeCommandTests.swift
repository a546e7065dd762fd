import Foundation
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

/// `spoor judge` against a chat server that answers as a test says.
@Suite("spoor judge") struct JudgeCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.file(
      "prompts.jsonl",
      lines: (0..<3).map { #"{"prompt_id": "p\#($0)", "instruction": "Who is \#($0)?"}"# }
    )
    try folder.file(
      "sft.jsonl",
      lines: (0..<3).map {
        #"{"prompt_id": "p\#($0)", "model": "sft", "text": "Born in 190\#($0), in Oslo."}"#
      }
    )
    try folder.file(
      "references.jsonl",
      lines: [#"{"prompt_id": "p0", "text": "Born in 1899."}"#]
    )
  }

  /// A server whose answer depends on the response that it is asked about.
  private func judge(_ answers: [String]) async throws -> StubServer {
    try await StubServer { seen, _ in
      guard seen.path == "/v1/chat/completions" else {
        return .json(["object": "list", "data": [["id": "judge"]]])
      }
      let number = answers.indices.first { seen.text.contains("190\($0)") } ?? 0
      return .json([
        "choices": [
          [
            "message": ["role": "assistant", "content": .string(answers[number])],
            "finish_reason": "stop",
          ]
        ]
      ])
    }
  }

  private func run(_ kind: String, _ stub: StubServer, _ more: [String] = []) throws
    -> SpoorProgram.Outcome
  {
    try SpoorProgram.run(
      [
        "judge", kind, "--prompts", "prompts.jsonl", "--generations", "sft.jsonl", "--references",
        "references.jsonl", "--server", stub.address, "--into", "judged",
      ] + more,
      in: folder.url
    )
  }

  private func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.url.appending(path: "judged/\(name)"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private static let spans = [
    #"{"spans": [{"quote": "1900", "kind": "contradicted", "confidence": 0.9, "reason": "1899."}]}"#,
    "I think it is fine.",
    #"{"spans": [{"quote": "Bergen", "kind": "unsupported", "confidence": 1, "reason": "?"}]}"#,
  ]

  @Test("writes quotes, counts what is of no use, and asks nothing twice")
  func spans() async throws {
    let stub = try await judge(Self.spans)
    let outcome = try run("spans", stub)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("2 responses judged by judge: 1 passage held to be wrong\n"))
    #expect(outcome.output.contains("  1 answer of no use (judged/malformed.jsonl)\n"))
    #expect(outcome.output.contains("  1 quote in no response: left out\n"))
    #expect(outcome.output.hasSuffix("judged_spans: judged/spans.jsonl\n"))
    let written = try lines("spans.jsonl")
    #expect(written.count == 2)
    #expect(written[0].contains(#""text": "1900", "category": "contradicted", "confidence": 0.9"#))
    #expect(try lines("malformed.jsonl").first?.contains(#""prompt_id": "p1""#) == true)
    #expect(stub.seen.count { $0.text.contains("Born in 1899.") } == 1)
    #expect(stub.seen.count { $0.text.contains("(none)") } == 2)
    #expect(stub.seen.count { $0.text.contains("json_schema") } == 3)
    let again = try run("spans", stub, ["--json"])
    #expect(again.output.contains(#""absent" : 1"#) && again.output.contains(#""malformed" : 1"#))
    #expect(stub.seen.count == 5, "Three questions, and twice which models there are.")
    #expect(try lines("spans.jsonl") == written)
  }

  @Test("what it writes is what an audit and an evaluation read")
  func evaluated() async throws {
    _ = try run("spans", try await judge(Self.spans))
    try folder.file(
      "gold.jsonl",
      lines: (0..<3).map {
        #"{"prompt_id": "p\#($0)", "model": "sft", "start": 8, "end": 12, "text": "190\#($0)"}"#
      }
    )
    let evaluated = try SpoorProgram.run(
      ["evaluate", "spans", "--predicted", "judged/spans.jsonl", "--gold", "gold.jsonl"]
        + ["--responses", "sft.jsonl", "--json"],
      in: folder.url
    )
    #expect(evaluated.status == 0, "\(evaluated.errors)")
  }

  @Test("scores are written and averaged, what does not apply is counted")
  func aspects() async throws {
    func scores(_ factuality: String) -> String {
      let names = ["helpfulness", "clarity", "factuality", "depth", "engagement"]
      let members = names.map {
        "\"\($0)\": {\"reason\": \"r\", \"score\": \($0 == "factuality" ? factuality : "4")}"
      }
      return "{\(members.joined(separator: ", "))}"
    }
    let stub = try await judge([scores("2"), scores("\"N/A\""), scores("9")])
    let outcome = try run("aspects", stub, ["--answers", "object"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("2 responses scored by judge\n  1 answer of no use"))
    #expect(outcome.output.contains("  factuality   2.00  of 1, N/A 1\n"))
    #expect(outcome.output.contains("  helpfulness  4.00  of 2, N/A 0\n"))
    #expect(
      try lines("aspects.jsonl")[1].contains(#""factuality": {"reason": "r", "score": "N/A"}"#)
    )
    #expect(stub.seen.count { $0.text.contains(#""type": "json_object""#) } == 3)
  }

  @Test("a chat model paraphrases; what changes a number or a name is refused")
  func paraphrases() async throws {
    try folder.file(
      "chunks.jsonl",
      lines: [
        #"{"chunk_id": "c1", "text": "Ada was born in 1900.", "subject": "Ada"}"#,
        #"{"chunk_id": "c2", "text": "Ben was born in 1901.", "subject": "Ben"}"#,
      ]
    )
    let stub = try await judge([
      #"{"paraphrases": ["In 1900 Ada was born.", "Ada was born in 1899.", "She came in 1900."]}"#,
      "No.",
    ])
    let words = ["inject", "paraphrase", "chunks.jsonl", "--count", "3", "--into", "p"]
    let outcome = try SpoorProgram.run(words + ["--server", stub.address], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.contains("In 1900 Ada was born."))
    #expect(outcome.errors.contains("1 paraphrase kept, 2 refused, 1 answer unusable"))
    #expect(stub.seen.count == 3)
    let again = try SpoorProgram.run(words + ["--server", stub.address], in: folder.url)
    #expect(again.output == outcome.output)
    #expect(stub.seen.count == 4)
  }

  @Test("the prompt can be changed, and another prompt is another question")
  func prompt() async throws {
    let standard = try SpoorProgram.run("judge", "prompt", "spans", in: folder.url)
    #expect(standard.status == 0)
    try folder.file("own.txt", lines: [standard.output, "Be strict."])
    let stub = try await judge(Self.spans)
    _ = try run("spans", stub)
    let own = try run("spans", stub, ["--prompt", "own.txt"])
    #expect(own.status == 0, "\(own.errors)")
    #expect(stub.seen.count { $0.text.contains("Be strict.") } == 3)
    #expect(try lines("prompt.txt").last == "Be strict.")
    try folder.file("own.txt", lines: ["Be strict."])
    let placeless = try run("spans", stub, ["--prompt", "own.txt"])
    #expect(placeless.status == 65)
    #expect(placeless.errors.contains("own.txt: the prompt has no place for the response"))
    let absent = try run("spans", stub, ["--prompt", "none.txt"])
    #expect(absent.status == 65 && absent.errors.contains("none.txt: the file does not exist"))
  }
}
