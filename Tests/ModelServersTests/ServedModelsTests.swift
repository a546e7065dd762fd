import Records
import SpoorModel
import StubServers
import Testing

@testable import ModelServers

@Suite("What a server serves") struct ServedModelsTests {
  private func served(_ models: [(String, String)]) async throws -> ServedModels {
    let data = models.map { model -> JSONValue in
      ["id": .string(model.0), "owned_by": .string(model.1)]
    }
    let stub = try await StubServer { _, _ in .json(["data": .array(data)]) }
    return try await ServedModels(at: try ServerURL(stub.address), key: nil)
  }

  @Test(
    "shows which server it is",
    arguments: [
      ("vllm", DialectName.vllm), ("sglang", .sglang), ("me", .llamaCppPython),
      ("llamacpp", .llamaCpp),
    ]
  )
  func dialect(owner: String, expected: DialectName) async throws {
    let endpoint = try await served([("m", owner)]).endpoint(model: nil, dialect: nil, key: nil)
    #expect(endpoint.dialect == expected)
    #expect(endpoint.model == "m")
  }

  @Test("must be said where it does not show")
  func unknown() async throws {
    let models = try await served([("a", "openai"), ("b", "openai")])
    let silent = try #require(throws: SpoorError.self) {
      try models.endpoint(model: "a", dialect: nil, key: nil)
    }
    #expect(silent.remedy.contains("--dialect: vllm, sglang, echo"))
    let several = try #require(throws: SpoorError.self) {
      try models.endpoint(model: nil, dialect: .echo, key: nil)
    }
    #expect(several.remedy.contains("\"a\", \"b\""))
    let absent = try #require(throws: SpoorError.self) {
      try models.endpoint(model: "c", dialect: .echo, key: nil)
    }
    #expect(absent.problem.contains("serves no model \"c\""))
  }
}
