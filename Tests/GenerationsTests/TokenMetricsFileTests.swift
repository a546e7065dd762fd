import Foundation
import Generations
import ScratchFiles
import SpoorModel
import Testing

@Suite struct TokenMetricsFileTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func line(_ id: String, changing changed: (key: String, array: String)? = nil) -> String {
    var arrays = [
      "kl_tuned_base": "[0.5, null]", "kl_base_tuned": "[0.25, 1]", "entropy_tuned": "[1, 2]",
      "entropy_base": "[3, 4]", "tuned_logprob": "[-1, -2]", "base_logprob": "[-3, NaN]",
      "tuned_rank": "[1, 2]", "base_rank": "[7, null]", "base_argmax": "[5, 6]",
    ]
    if let changed { arrays[changed.key] = changed.array }
    let members = arrays.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    return #"{"prompt_id": "\#(id)", "model": "sft", "response_of": "base", "#
      + members.joined(separator: ", ") + "}"
  }

  private func file(_ lines: [String]) throws -> URL {
    let text = lines.joined(separator: "\n")
    return try scratch.file("m.jsonl.gz", ScratchFolder.gzipped(Array(text.utf8)))
  }

  @Test("each array lands in its own place")
  func reads() throws {
    let values = try #require(try TokenMetricsFile.read(try file([line("p1")])).first)
    #expect(values.promptID == "p1")
    #expect(values.model == "sft")
    #expect(values.source == .precomputed)
    #expect(values.klTunedBase == [0.5, nil])
    #expect(values.klBaseTuned == [0.25, 1])
    #expect(values.tunedEntropy == [1, 2])
    #expect(values.baseEntropy == [3, 4])
    #expect(values.tunedLogProbability == [-1, -2])
    #expect(values.baseLogProbability == [-3, nil])
    #expect(values.tunedRank == [1, 2])
    #expect(values.baseRank == [7, nil])
  }

  @Test(
    "arrays of different lengths are an error",
    arguments: [
      "kl_base_tuned", "entropy_tuned", "entropy_base", "tuned_logprob", "base_logprob",
      "tuned_rank", "base_rank",
    ]
  )
  func lengths(key: String) throws {
    let file = try file([line("p1"), line("p2", changing: (key, "[1]"))])
    let error = try #require(throws: SpoorError.self) { try TokenMetricsFile.read(file) }
    #expect(error.problem == "\"\(key)\" has 1 elements, \"kl_tuned_base\" has 2")
    #expect(error.location?.line == 2)
    #expect(error.location?.record == "prompt p2")
  }

  @Test("a prompt that stands twice, and a rank of 0, are errors")
  func wrongRecords() throws {
    let twice = try file([line("p1"), line("p1")])
    let error = try #require(throws: SpoorError.self) { try TokenMetricsFile.read(twice) }
    #expect(error.problem.hasSuffix("stands at line 1 and again at line 2"))
    let rank = try file([line("p1", changing: ("base_rank", "[0, 1]"))])
    #expect(throws: SpoorError.self) { try TokenMetricsFile.read(rank) }
  }

  @Test("values must be as many as the response's tokens")
  func tokenCounts() throws {
    let file = try file([line("p1"), line("p2")])
    func generation(_ id: String, _ tokens: [Int]) -> Generation {
      Generation(promptID: id, model: "sft", text: "ab", tokenIDs: tokens, offsets: [])
    }
    let fitting = [generation("p1", [1, 2]), generation("p2", []), generation("p3", [1])]
    #expect(try TokenMetricsFile.read(file, of: fitting).count == 2)
    let error = try #require(throws: SpoorError.self) {
      try TokenMetricsFile.read(file, of: [generation("p2", [1, 2, 3])])
    }
    #expect(
      error.problem == "the values do not match the tokens: 2 values, the response has 3"
    )
    #expect(error.location?.line == 2)
  }
}
