import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

@testable import ModelServers

@Suite("What servers are asked, and what they say") struct DialectTests {
  private static let requests: [(dialect: DialectName, paths: [String], bodies: [String])] = [
    (
      .vllm, ["v1/completions"],
      [
        """
        {"model": "m", "prompt": [1, 2, 3, 4], "max_tokens": 1, "temperature": 0, \
        "prompt_logprobs": 5, "return_token_ids": true}
        """
      ]
    ),
    (
      .sglang, ["generate"],
      [
        """
        {"input_ids": [1, 2, 3, 4], "sampling_params": {"max_new_tokens": 1, "temperature": 0}, \
        "return_logprob": true, "logprob_start_len": 0, "top_logprobs_num": 5}
        """
      ]
    ),
    (
      .echo, ["v1/completions"],
      [
        """
        {"model": "m", "prompt": [1, 2, 3, 4], "max_tokens": 1, "temperature": 0, "echo": true, \
        "logprobs": 5}
        """
      ]
    ),
    (
      .llamaCppPython, ["v1/completions"],
      [
        """
        {"model": "m", "prompt": "The sky is red", "max_tokens": 1, "temperature": 0, \
        "echo": true, "logprobs": 5}
        """
      ]
    ),
    (
      .llamaCpp, ["completion", "completion"],
      [
        """
        {"prompt": [1, 2], "n_predict": 1, "temperature": 0, "n_probs": 5, \
        "post_sampling_probs": false, "cache_prompt": true}
        """,
        """
        {"prompt": [1, 2, 3], "n_predict": 1, "temperature": 0, "n_probs": 5, \
        "post_sampling_probs": false, "cache_prompt": true}
        """,
      ]
    ),
  ]

  @Test("a response is scored by the documented request", arguments: requests.indices)
  func request(number: Int) throws {
    let expected = Self.requests[number]
    let made = try expected.dialect.dialect.scoring(RecordedAnswers.response, top: 5, by: "m")
    #expect(made.map(\.path) == expected.paths)
    #expect(made.map(\.text) == expected.bodies)
  }

  @Test(
    "what is recorded of a server reads as a file of log-probabilities",
    arguments: DialectName.allCases
  )
  func record(dialect: DialectName) throws {
    let answers = try answers(dialect)
    for answer in answers { try dialect.dialect.checkScored(answer) }
    let record = dialect.dialect.record(of: RecordedAnswers.response, answers)
    let folder = try ScratchFolder()
    let file = try folder.file("scores.jsonl", lines: [JSONValue.object(record).text])
    let reader = try LogProbabilityFile.reader(
      at: file,
      side: .tuned,
      generations: [RecordedAnswers.generation]
    )
    let response = try #require(try reader.next())
    #expect(try reader.next() == nil)
    guard case .truncated(let positions) = response.positions else {
      Issue.record("logits of a server")
      return
    }
    #expect(positions.count == 2)
    #expect(positions[0]?.knownLogProbability == -0.25)
    // llama.cpp tells nothing of a token outside its list but where it is in it.
    #expect(positions[1]?.knownLogProbability == (dialect == .llamaCpp ? -2 : -3))
  }

  @Test(
    "an answer that tells nothing of the prompt says which servers can",
    arguments: DialectName.allCases
  )
  func silence(dialect: DialectName) throws {
    let error = try #require(throws: SpoorError.self) {
      try dialect.dialect.checkScored(try answer("{\"choices\": [{\"text\": \"x\"}]}"))
    }
    #expect(error.problem.contains("told no log-probabilities of the prompt"))
    #expect(error.remedy.contains("Use a server that can: vLLM"))
    #expect(error.code == .badInput)
  }

  @Test("servers that ignore echo are found out")
  func ignoredEcho() throws {
    let ignored = try answer(
      """
      {"choices": [{"text": ".", "logprobs": {"tokens": ["."], "token_logprobs": [-0.1]}}],
      "usage": {"completion_tokens": 1}}
      """
    )
    #expect(throws: SpoorError.self) { try DialectName.echo.dialect.checkScored(ignored) }
  }

  @Test("llama-cpp-python's answer spells the response's tokens")
  func spelling() throws {
    let answers = try answers(.llamaCppPython)
    let dialect = DialectName.llamaCppPython.dialect
    #expect(dialect.spelling(of: RecordedAnswers.response, answers) == [" is", " red"])
  }

  @Test("a server that puts a mark before texts is not asked to leave it out")
  func marks() {
    for dialect in [DialectName.sglang, .llamaCppPython] {
      #expect(throws: SpoorError.self) {
        try dialect.dialect.tokenizing("x", .written, by: "m")
      }
    }
  }

  private func answers(_ dialect: DialectName) throws -> [ServerAnswer] {
    try RecordedAnswers.scores(dialect).map(answer)
  }

  private func answer(_ text: String) throws -> ServerAnswer {
    let value = try JSONValue(parsing: Array(text.utf8), at: .init(file: "answer"))
    return ServerAnswer(body: try #require(value.members), source: "answer")
  }
}
