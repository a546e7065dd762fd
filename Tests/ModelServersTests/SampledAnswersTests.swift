import Foundation
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

@testable import ModelServers

@Suite("One question, many answers") struct SampledAnswersTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let prompt = FrozenPrompt(id: "7/0", text: "Q: Who?\nA:")

  private func server(
    _ stub: StubServer,
    _ dialect: DialectName,
    cache: String = "answers.sqlite"
  ) throws -> ModelServer {
    let cache = try AnswerCache(at: folder.url.appending(path: cache))
    return ModelServer(try stub.endpoint(dialect), cache: cache)
  }

  @Test("one of them the likeliest, the others by seeds of their own")
  func seeds() async throws {
    let stub = try await StubServer { seen, _ in
      let seed = seen.value("seed")?.integer.map { " \($0)" } ?? " likeliest"
      return .json(["choices": [["text": .string(seed), "finish_reason": "stop"]]])
    }
    let answers = try await server(stub, .vllm).answers(after: Self.prompt, .init())
    #expect(answers.greedy == " likeliest")
    #expect(answers.samples == answers.seeds.map { " \($0)" })
    #expect(Set(answers.seeds).count == 16)
    #expect(stub.seen.count == 17)
    let greedy = try #require(stub.seen.first)
    #expect(greedy.value("temperature")?.number == 0)
    let sampled = try #require(stub.seen.last)
    #expect(sampled.value("temperature")?.number == 0.5)
    #expect(sampled.value("top_k") == 40)
    #expect(sampled.value("stop") == ["\n"])
    #expect(sampled.value("prompt") == "Q: Who?\nA:")
    let again = try await server(stub, .vllm, cache: "other.sqlite")
      .answers(after: Self.prompt, .init())
    #expect(again.seeds == answers.seeds)
    let other = try await server(stub, .vllm).answers(
      after: FrozenPrompt(id: "7/1", text: Self.prompt.text),
      .init()
    )
    #expect(Set(other.seeds).isDisjoint(with: answers.seeds))
  }

  @Test("a server that takes no seed is asked as often, and each answer is kept")
  func withoutSeeds() async throws {
    let stub = try await StubServer { _, number in .json(["text": .string("\(number)")]) }
    let settings = SampledAnswers.Settings(samples: 4)
    let first = try await server(stub, .sglang).answers(after: Self.prompt, settings)
    #expect(first.samples == ["0", "1", "2", "3"])
    let second = try await server(stub, .sglang).answers(after: Self.prompt, settings)
    #expect(second.samples == first.samples)
    #expect(stub.seen.count == 5)
    #expect(stub.seen.allSatisfy { $0.value("text")?.characters == Self.prompt.text })
  }
}
