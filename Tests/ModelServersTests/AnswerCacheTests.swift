import Foundation
import GRDB
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

@testable import ModelServers

@Suite("Answers that are kept") struct AnswerCacheTests {
  private let folder: ScratchFolder
  private var file: URL { folder.url.appending(path: "answers.sqlite") }

  init() throws { folder = try ScratchFolder() }

  private func server(at stub: StubServer, model: String = "m") throws -> ModelServer {
    ModelServer(try stub.endpoint(.vllm, model: model), cache: try AnswerCache(at: file))
  }

  private func stub() async throws -> StubServer {
    try await StubServer { seen, number in .json(["tokens": [.int(number)]]) }
  }

  @Test("are not asked for again, in another process neither")
  func again() async throws {
    let stub = try await stub()
    let first = try await server(at: stub).tokens(of: "x", .added)
    let second = try await server(at: stub).tokens(of: "x", .added)
    #expect(first == second)
    #expect(stub.seen.count == 1)
  }

  @Test("belong to one text, one model and one server")
  func others() async throws {
    let (stub, other) = (try await stub(), try await stub())
    _ = try await server(at: stub).tokens(of: "x", .added)
    _ = try await server(at: stub).tokens(of: "y", .added)
    _ = try await server(at: stub, model: "n").tokens(of: "x", .added)
    _ = try await server(at: stub).tokens(of: "x", .written)
    _ = try await server(at: other).tokens(of: "x", .added)
    #expect(stub.seen.count == 4)
    #expect(other.seen.count == 1)
  }

  @Test("are asked for again where their bytes are damaged")
  func damage() async throws {
    let stub = try await stub()
    _ = try await server(at: stub).tokens(of: "x", .added)
    let queue = try DatabaseQueue(path: file.path)
    try await queue.write { try $0.execute(sql: "UPDATE answers SET answer = x'00112233'") }
    try queue.close()
    #expect(try await server(at: stub).tokens(of: "x", .added) == [1])
    #expect(try await server(at: stub).tokens(of: "x", .added) == [1])
    #expect(stub.seen.count == 2)
  }

  @Test("are none where the answer did not say what it must")
  func malformed() async throws {
    let stub = try await StubServer { _, number in
      .json(["tokens": number == 0 ? "none" : [.int(7)]])
    }
    let server = try server(at: stub)
    await #expect(throws: SpoorError.self) { try await server.tokens(of: "x", .added) }
    #expect(try await server.tokens(of: "x", .added) == [7])
  }

  @Test("hold no key")
  func key() async throws {
    let stub = try await stub()
    let endpoint = try stub.endpoint(.vllm, key: "sk-secret")
    _ = try await ModelServer(endpoint, cache: try AnswerCache(at: file)).tokens(of: "x", .added)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      let bytes = try Data(contentsOf: folder.url.appending(path: name))
      #expect(bytes.firstRange(of: Data("sk-secret".utf8)) == nil, "\(name)")
    }
  }

  @Test("are in a file of their own: another program's is refused, and so is what is none")
  func foreign() throws {
    let queue = try DatabaseQueue(path: file.path)
    try queue.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
    try queue.close()
    let error = try #require(throws: SpoorError.self) { try AnswerCache(at: file) }
    #expect(error.problem.contains("holds no answers of model servers"))
    let text = try folder.file("text.sqlite", text: String(repeating: "no database\n", count: 100))
    let refusal = try #require(throws: SpoorError.self) { try AnswerCache(at: text) }
    #expect(refusal.code == .badInput)
    #expect(refusal.remedy.contains("Delete the file"))
  }
}
