import Foundation
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

@testable import ModelServers

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("What servers refuse") struct FailureTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let hasty = Patience(
    attempts: 3,
    firstPause: .milliseconds(1),
    timeOut: .seconds(20)
  )

  private static let refusals: [(reply: StubServer.Reply, code: SpoorError.Code, says: String)] = [
    (.status(401), .badInput, "refuses the key (401). Set SPOOR_API_KEY in the environment"),
    (.status(401, headers: ["WWW-Authenticate": "Bearer"]), .badInput, "refuses the key (401)"),
    (.status(403), .badInput, "refuses the key (403)"),
    (
      .status(404, #"{"error": {"message": "The model `m` does not exist.", "code": 404}}"#),
      .badInput, "has no model \"m\": \"The model `m` does not exist.\""
    ),
    (
      .status(400, #"{"object": "error", "message": "model not found"}"#), .badInput,
      "has no model \"m\""
    ),
    (.status(404, #"{"detail": "Not Found"}"#), .badInput, "no such route (404)"),
    (
      .status(
        400,
        #"{"error": {"message": "Requested prompt logprobs of 50, which is greater than max allowed: 20"}}"#
      ),
      .badInput, "Ask for fewer with --top, or serve with --max-logprobs"
    ),
    (
      .status(400, #"{"message": "This model's maximum context length is 8 tokens"}"#), .badInput,
      "Serve the model with a longer context"
    ),
    (
      .status(
        500,
        #"{"error": {"message": "logprobs is not supported for models created with logits_all=False"}}"#
      ),
      .badInput, "Start llama-cpp-python with --logits_all true"
    ),
    (.status(429), .unreachable, "takes no more requests for now (429) (3 attempts)"),
    (.status(503, "busy"), .unreachable, "failed with status 503 (3 attempts)"),
    (.status(200, #"{"choices": [{"te"#), .unreachable, "cut off, or no JSON"),
    (.status(200, "[1]"), .unreachable, "an array of 1 instead of an object"),
    (
      .status(307, headers: ["Location": "http://127.0.0.1:1/elsewhere"]), .badInput,
      "sends its visitors to http://127.0.0.1:1/elsewhere"
    ),
    (.status(200, #"{"tokens": "x"}"#), .badInput, "\"tokens\": expected an array"),
  ]

  @Test("says what, and what to do", arguments: refusals.indices)
  func refusal(number: Int) async throws {
    let expected = Self.refusals[number]
    let stub = try await StubServer { _, _ in expected.reply }
    let server = try model(at: stub, key: "sk-secret")
    let error = try await #require(throws: SpoorError.self) {
      _ = try await server.tokens(of: "x", .added)
    }
    #expect(error.code == expected.code)
    #expect(error.description.contains(expected.says), "\(error.description)")
    #expect(error.description.contains("\(stub.address)/tokenize"))
    let isPassing = expected.code == .unreachable
    #expect(stub.seen.count == (isPassing ? 3 : 1))
  }

  @Test("the key is sent, and is in no error that repeats it")
  func key() async throws {
    let stub = try await StubServer { _, _ in
      .status(400, #"{"error": {"message": "bad key sk-secret"}}"#)
    }
    let server = try model(at: stub, key: "sk-secret")
    let error = try await #require(throws: SpoorError.self) {
      _ = try await server.tokens(of: "x", .added)
    }
    #expect(stub.seen.first?.authorization == "Bearer sk-secret")
    #expect(error.description.contains("bad key …"))
    #expect(!"\(server.endpoint)".contains("secret"))
  }

  @Test("no server answers: 69's code, and no attempt is spared")
  func unreachable() async throws {
    let url = try ServerURL("http://127.0.0.1:\(try LoopbackSocket.freePort())")
    let endpoint = Endpoint(url: url, model: "m", dialect: .vllm)
    let server = try model(endpoint)
    let error = try await #require(throws: SpoorError.self) {
      _ = try await server.tokens(of: "x", .added)
    }
    #expect(error.code == .unreachable)
    #expect(error.description.contains("no server answers"), "\(error.description)")
    #expect(error.description.contains("(3 attempts)"))
  }

  @Test("a server that says nothing is waited for as long as was said")
  func silence() async throws {
    let stub = try await StubServer { _, _ in StubServer.Reply.status(200, "{}").after(.seconds(30))
    }
    let patience = Patience(attempts: 1, timeOut: .seconds(1))
    let server = try model(try stub.endpoint(.vllm), patience)
    let error = try await #require(throws: SpoorError.self) {
      _ = try await server.tokens(of: "x", .added)
    }
    #expect(error.code == .unreachable)
    #expect(error.description.contains("no answer in 1 s"), "\(error.description)")
  }

  @Test("what passes is asked again until it has passed")
  func passing() async throws {
    let stub = try await StubServer { _, number in
      number < 2 ? .status(503) : .json(["tokens": [1, 2]])
    }
    #expect(try await model(at: stub).tokens(of: "x", .added) == [1, 2])
    #expect(stub.seen.count == 3)
  }

  private static let broken: [(bytes: String, says: String)] = [
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"tokens\": [",
      "broke before the answer was whole"
    ),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"tokens",
      "broke before the answer was whole"
    ),
    ("", "broke before the answer was whole"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"tokens\": ", "cut off, or no JSON"),
  ]

  @Test(
    "an answer whose connection breaks is asked for again, then is said to be broken",
    arguments: broken.indices
  )
  func brokenOff(number: Int) async throws {
    let raw = try RawServer(Data(Self.broken[number].bytes.utf8))
    let endpoint = Endpoint(url: try ServerURL(raw.address), model: "m", dialect: .vllm)
    let error = try await #require(throws: SpoorError.self) {
      _ = try await model(endpoint).tokens(of: "x", .added)
    }
    #expect(error.code == .unreachable)
    #expect(error.description.contains(Self.broken[number].says), "\(error.description)")
    #expect(error.description.contains("(3 attempts)"))
  }

  @Test("an answer without end is not read to its end")
  func endless() async throws {
    let stub = try await StubServer { _, _ in .status(200, String(repeating: " ", count: 1 << 20)) }
    let exchange = HTTPExchange(limit: 1 << 16)
    let session = URLSession(configuration: .ephemeral, delegate: exchange, delegateQueue: nil)
    let request = URLRequest(url: try #require(URL(string: stub.address)))
    await #expect(throws: HTTPExchange.TooLong.self) {
      _ = try await exchange.answer(to: request, in: session)
    }
  }

  @Test("a cancelled request is no failure of the server")
  func cancellation() async throws {
    let stub = try await StubServer { _, _ in StubServer.Reply.status(200, "{}").after(.seconds(30))
    }
    let server = try model(at: stub)
    let asking = Task { try await server.tokens(of: "x", .added) }
    try await Task.sleep(for: .milliseconds(200))
    asking.cancel()
    await #expect(throws: CancellationError.self) { try await asking.value }
  }

  private func model(at stub: StubServer, key: String? = nil) throws -> ModelServer {
    try model(try stub.endpoint(.vllm, key: key))
  }

  private func model(
    _ endpoint: Endpoint,
    _ patience: Patience = FailureTests.hasty
  ) throws -> ModelServer {
    let cache = try AnswerCache(at: folder.url.appending(path: "answers.sqlite"))
    return ModelServer(endpoint, cache: cache, patience: patience)
  }
}
