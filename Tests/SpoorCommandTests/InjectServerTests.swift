import DurableFiles
import Foundation
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

/// `spoor inject` where running servers score, embed and paraphrase.
@Suite("spoor inject with servers") struct InjectServerTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Four questions of two options.
  private func writeQuestions() throws {
    try folder.file(
      "mcq.jsonl",
      lines: (0..<4).map {
        #"{"mcq_id": "m\#($0)", "question": "Where is \#($0)?", "options": ["Oslo", "Rome, so"], "#
          + #""answer_index": 0, "kind": "new"}"#
      }
    )
  }

  private func scoring(_ stub: StubServer, _ more: String...) -> [String] {
    ["inject", "score", "mcq.jsonl", "--server", stub.address, "--condition", "base"] + more
  }

  @Test("a server scores the options of questions, of each prompt and text the tokens asked once")
  func options() async throws {
    let model = FakeModel()
    let stub = try await StubServer { model.reply(to: $0, $1).after(.milliseconds(20)) }
    try writeQuestions()
    let words = scoring(stub, "--into", "scored")
    let outcome = try SpoorProgram.run(words, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let asked = stub.seen.count
    let tokenized = stub.seen.filter { $0.path == "/tokenize" }.map(\.text)
    #expect(tokenized.count == 4 * (1 + 2))
    #expect(Set(tokenized).count == tokenized.count)
    let again = try SpoorProgram.run(words, in: folder.url)
    #expect(again.output == outcome.output)
    #expect(stub.seen.count == asked + 1)
    let scored = try JSONText.lines(of: folder.url.appending(path: "scored/scored.jsonl"))
    #expect(scored.count == 4)
    let conditions = try #require(scored[0].object["logprobs"] as? [String: Any])
    let base = try #require(conditions["base"] as? [String: Any])
    let sums = try #require(base["sum"] as? [Double])
    // What the model says of " Oslo" behind "…Answer:": each token by the one before it.
    let expected = zip(":" + " Osl", " Oslo").map { earlier, _ in
      -2 - Double((earlier.unicodeScalars.first?.value ?? 0) % 5) / 4
    }
    #expect(abs(sums[0] - expected.reduce(0, +)) < 1e-9)
    #expect(try scored[0].text("kind") == "new")
  }

  @Test("a server scores the options behind retrieved rows, each count of rows a condition")
  func optionsBehindRows() async throws {
    let model = FakeModel()
    let stub = try await StubServer { model.reply(to: $0, $1) }
    try writeQuestions()
    try folder.file(
      "prompts.jsonl",
      lines: (0..<4).flatMap { id in
        [0, 2].map { #"{"id": "m\#(id)", "k": \#($0), "prompt": "\#($0) rows. Where?"}"# }
      }
    )
    let retrieved = try SpoorProgram.run(
      scoring(stub, "--into", "rag", "--prompts", "prompts.jsonl"),
      in: folder.url
    )
    #expect(retrieved.status == 0, "\(retrieved.errors)")
    let text = try String(
      contentsOf: folder.url.appending(path: "rag/scored.jsonl"),
      encoding: .utf8
    )
    #expect(text.contains(#""base": {"sum""#) && text.contains(#""base+2": {"sum""#))
    let compared = try SpoorProgram.run(
      ["inject", "compare", "rag/scored.jsonl", "--base", "base", "--k", "0=base,2=base+2"],
      in: folder.url
    )
    #expect(compared.status == 0, "\(compared.errors)")
  }

  /// Its vectors tell the rivers of a text apart; it answers from the last to the first.
  private func embedder() async throws -> StubServer {
    try await StubServer { seen, _ in
      guard seen.path == "/v1/embeddings" else {
        return .json(["object": "list", "data": [["id": "embedder"]]])
      }
      let texts = seen.value("input")?.elements?.compactMap(\.characters) ?? []
      let rivers = ["Elbe", "Rhine", "Seine"]
      let data = texts.enumerated().reversed().map { place, text -> JSONValue in
        let vector = rivers.map { JSONValue.double(text.contains($0) ? 1 : 0) }
        return ["index": .int(place), "embedding": .array(vector)]
      }
      return .json(["data": .array(data)])
    }
  }

  @Test("rows are retrieved by a server's embeddings, each embedded once")
  func embeddings() async throws {
    let stub = try await embedder()
    let rivers = ["Elbe": "Hamburg", "Rhine": "Basel", "Seine": "Paris"].sorted { $0.key < $1.key }
    try folder.file(
      "dataset.jsonl",
      lines: rivers.map {
        #"{"instruction": "A town?", "output": "\#($0.value) lies on the \#($0.key)."}"#
      }
    )
    try folder.file(
      "mcq.jsonl",
      lines: rivers.map {
        #"{"mcq_id": "\#($0.key)", "question": "What is on the \#($0.key)?", "#
          + #""options": ["\#($0.value)", "Rome"], "answer_index": 0}"#
      }
    )
    let built = try SpoorProgram.run(
      ["index", "dataset.jsonl", "--into", "rows"],
      in: folder.url
    )
    #expect(built.status == 0, "\(built.errors)")
    let words = ["inject", "context", "mcq.jsonl", "--index", "rows", "--k", "1"]
    let asked = words + ["--embeddings", stub.address, "--into", "embedded"]
    let outcome = try SpoorProgram.run(asked, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.components(separatedBy: #""holds_answer":true"#).count == 4)
    #expect(stub.seen.count == 3)
    let again = try SpoorProgram.run(asked, in: folder.url)
    #expect(again.output == outcome.output)
    #expect(stub.seen.count == 4)
  }

  @Test("a chat model paraphrases, each answer asked for once, and one process at a time")
  func paraphrase() async throws {
    let stub = try await StubServer { seen, _ in
      guard seen.path == "/v1/chat/completions" else {
        return .json(["object": "list", "data": [["id": "writer"]]])
      }
      let content = #"{"paraphrases": ["In 1815 Ada was born.", "Ada was born in 1816."]}"#
      return .json(["choices": [["message": ["content": .string(content)]]]])
    }
    try folder.file(
      "texts.jsonl",
      lines: [#"{"id": "a", "text": "Ada was born in 1815.", "subject": "Ada"}"#]
    )
    let words = ["inject", "paraphrase", "texts.jsonl", "--into", "out", "--server", stub.address]
    let outcome = try SpoorProgram.run(words, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(#""paraphrase":"In 1815 Ada was born.""#), "\(outcome.output)")
    #expect(stub.seen.count == 2)
    let again = try SpoorProgram.run(words, in: folder.url)
    #expect(again.output == outcome.output)
    #expect(stub.seen.count == 3)
    let lock = try FolderLock.acquire(at: folder.url.appending(path: "out/answers.lock"))
    defer { lock.release() }
    let locked = try SpoorProgram.run(words, in: folder.url)
    #expect(locked.status == 75)
    #expect(locked.errors.contains("holds this lock"))
  }
}
