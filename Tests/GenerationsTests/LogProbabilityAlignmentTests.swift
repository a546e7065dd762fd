import Foundation
import Generations
import Records
import SpoorModel
import Testing

/// Log-probabilities that belong to other tokens than the response's are refused.
@Suite struct LogProbabilityAlignmentTests {
  let scratch: LogProbabilityScratch
  private let text = ScoredText(seed: 11)

  init() throws { scratch = try LogProbabilityScratch() }

  /// The arrays of an answer that have one element a token.
  private static let arrays: [(answer: ServerAnswer, paths: [[String]])] = [
    (.vllm, [["choices", "0", "prompt_logprobs"]]),
    (.vllmUnderResponse, [["response", "choices", "0", "prompt_logprobs"]]),
    (.vllmWithoutIDs, [["prompt_logprobs"]]), (.bothSides, [["prompt_logprobs", "tuned"]]),
    (.sglang, [["meta_info", "input_top_logprobs"]]),
    (.echo, [logprobs("top_logprobs")]), (.echo, [logprobs("token_logprobs")]),
    (.echoOfIDs, [logprobs("top_logprobs")]),
    (.echoWithIDsBeside, [logprobs("top_logprobs")]),
    (.echo, [logprobs("top_logprobs"), logprobs("token_logprobs")]),
    (.echoOfIDs, [logprobs("top_logprobs"), logprobs("token_logprobs")]),
  ]

  private static func logprobs(_ key: String) -> [String] { ["choices", "0", "logprobs", key] }

  /// The array moved, as long as before.
  private static func moved(_ value: JSONValue, by shift: Int) -> JSONValue {
    guard case .array(let values) = value, let last = values.last else { return value }
    return .array(shift > 0 ? [.null] + values.dropLast() : values.dropFirst() + [last])
  }

  @Test("log-probabilities moved by one against the tokens are found", arguments: [1, -1])
  func shifted(by shift: Int) throws {
    for seed in 0..<UInt64(20) {
      let text = ScoredText(seed: seed, hasBOS: seed.isMultiple(of: 2))
      for (answer, paths) in Self.arrays {
        let record = paths.reduce(answer.records(text)[0]) { record, path in
          record.changing(path) { Self.moved($0, by: shift) }
        }
        if answer == .vllmWithoutIDs, shift == 1 {
          // Without ids the lists themselves tell whose they are, and all but the last are there.
          let read = try scratch.positions([record], of: text)
          #expect(read == answer.truncated(text, isEndScored: false))
          continue
        }
        let error = try scratch.failure([record], of: text)
        let message = "\(answer) \(paths), seed \(seed): \(error)"
        #expect(error.problem.contains("shifted by one position"), "\(message)")
        #expect(error.location?.record == "prompt p" && error.location?.line == 1, "\(message)")
      }
    }
  }

  @Test("an array that lacks the first token's null is found")
  func lacksNull() throws {
    for (answer, paths) in Self.arrays where answer != .vllmWithoutIDs {
      let record = paths.reduce(answer.records(text)[0]) { record, path in
        record.changing(path) { value in
          guard case .array(let values) = value else { return value }
          return .array(Array(values.dropFirst()))
        }
      }
      let error = try scratch.failure([record], of: text)
      #expect(error.code == .badInput)
      #expect(error.location?.record == "prompt p")
    }
  }

  @Test(
    "a number of another row than its list's is found by the likeliest tokens",
    arguments: [1, -1]
  )
  func wrongRow(by shift: Int) throws {
    // What llama-cpp-python does of a model without begin-of-text token: tokens, numbers and lists
    // agree, but the row that they were taken from is the next token's.
    let text = ScoredText(seed: 5, hasBOS: false, tokens: 40, greed: 0.9)
    let rows = text.ids.indices.map { text.logs[min(max($0 + shift, 0), text.ids.count - 1)] }
    let wrong = text.scoring(with: rows)
    for answer in [ServerAnswer.echo, .echoOfIDs, .vllm, .sglang, .llamaCppTogether] {
      let error = try scratch.failure(answer.records(wrong), of: text)
      #expect(error.problem.contains("shifted by one position"), "\(answer): \(error)")
    }
  }

  @Test("other tokens than the response's are found", arguments: ServerAnswer.allCases)
  func otherTokens(answer: ServerAnswer) throws {
    // llama.cpp's answers tell no tokens; what they tell of the prompt's length is tested below.
    guard answer != .llamaCpp, answer != .llamaCppTogether else { return }
    let other = ScoredText(seed: 12)
    let error = try scratch.failure(answer.records(other), of: other, text.generation)
    #expect(error.problem.contains("not the response's"), "\(error)")
    #expect(error.location?.record == "prompt p")

    var shorter = text.generation
    shorter.tokenIDs.remove(at: 3)
    shorter.offsets.remove(at: 3)
    let dropped = try scratch.failure(answer.records(text), of: text, shorter)
    #expect(dropped.problem.contains("not the response's"), "\(dropped)")
  }

  @Test("tokens behind the response are found, but for the one that echo has to generate")
  func behind() throws {
    var cut = text.generation
    cut.tokenIDs.removeLast(3)
    cut.offsets.removeLast(3)
    for answer in [ServerAnswer.vllm, .sglang, .echoOfIDs] {
      let error = try scratch.failure(answer.records(text), of: text, cut)
      #expect(
        error.problem == "3 more tokens were scored behind the response's"
          || error.problem.contains("not the response's")
      )
    }
    var withoutEnd = text.generation
    withoutEnd.tokenIDs.removeLast()
    withoutEnd.offsets.removeLast()
    for answer in [ServerAnswer.echo, .echoOfIDs] {
      let read = try scratch.positions(answer.records(text), of: withoutEnd)
      #expect(read == answer.truncated(text).dropLast())
    }
    let error = try scratch.failure(ServerAnswer.vllm.records(text), of: text, withoutEnd)
    #expect(error.problem == "1 more tokens were scored behind the response's")
  }

  @Test("n_prompt_tokens must be where the response begins")
  func promptTokens() throws {
    for answer in [ServerAnswer.vllmUnderResponse, .bothSides] {
      let record = answer.records(text)[0].setting(["n_prompt_tokens"], to: .int(4))
      let error = try scratch.failure([record], of: text)
      #expect(
        error.problem == "\"n_prompt_tokens\" says 4, the response begins at token \(text.start)"
      )
    }
  }

  @Test("a prompt that stands twice, or is none of the generations', is an error")
  func prompts() throws {
    for answer in ServerAnswer.allCases {
      let records = answer.records(text)
      let other = ScoredText(seed: 3, promptID: "q")
      let reader = try scratch.reader(
        records + answer.records(other) + records,
        [text.generation, other.generation]
      )
      _ = try reader.next()
      _ = try reader.next()
      let twice = try #require(throws: SpoorError.self) { try reader.next() }
      #expect(twice.problem.contains("p") && twice.location?.record == "prompt p", "\(twice)")
      let stranger = try scratch.failure(records, of: text, other.generation)
      #expect(stranger.problem == "the generations hold no response to prompt \"p\"")
    }
  }

  @Test("generations without token ids are an error")
  func withoutIDs() throws {
    var bare = text.generation
    bare.tokenIDs = []
    bare.offsets = []
    let error = try scratch.failure(ServerAnswer.echo.records(text), of: text, bare)
    #expect(error.problem == "the generations tell no token ids of the response")
  }

  @Test("without offsets the texts together must be the response's")
  func withoutOffsets() throws {
    // Halves of a character cannot be told from one another without offsets.
    let seed = (0..<UInt64(100)).first {
      !ScoredText(seed: $0).response.contains(20) && ScoredText(seed: $0).response.count > 5
    }
    let text = ScoredText(seed: try #require(seed))
    var bare = text.generation
    bare.offsets = []
    let read = try scratch.positions(ServerAnswer.echo.records(text), of: bare)
    #expect(read == ServerAnswer.echo.truncated(text))
    bare.text = "something else"
    let error = try scratch.failure(ServerAnswer.echo.records(text), of: text, bare)
    #expect(error.problem.contains("not the response's"))
  }
}
