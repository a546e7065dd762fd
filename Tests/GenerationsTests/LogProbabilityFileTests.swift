import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite struct LogProbabilityFileTests {
  let scratch: LogProbabilityScratch

  init() throws { scratch = try LogProbabilityScratch() }

  @Test(
    "what a server tells is the truncation of the model's distributions",
    arguments: ServerAnswer.allCases
  )
  func roundTrip(answer: ServerAnswer) throws {
    for seed in 0..<UInt64(TestScale.count(20, heavy: 200)) {
      let text = ScoredText(seed: seed, hasBOS: seed.isMultiple(of: 2))
      for isEndScored in [true, false] where isEndScored || answer != .echoAndOneMore {
        let records = answer.records(text, isEndScored: isEndScored)
        let read = try scratch.positions(records, of: text)
        #expect(
          read == answer.truncated(text, isEndScored: isEndScored),
          "seed \(seed), end scored: \(isEndScored)"
        )
      }
    }
  }

  @Test("several responses are read in the file's order, each with its place")
  func several() throws {
    let texts = ["a", "b", "c"].enumerated().map {
      ScoredText(seed: UInt64($0.offset), promptID: $0.element)
    }
    for answer in ServerAnswer.allCases {
      let lines = texts.flatMap { answer.records($0) }
      let reader = try scratch.reader(lines, texts.map(\.generation))
      var ids: [String] = []
      while let next = try reader.next() {
        ids.append(next.promptID)
        #expect(next.location.record == "prompt \(next.promptID)")
        #expect(next.location.file == reader.file)
      }
      #expect(ids == ["a", "b", "c"], "\(answer)")
    }
  }

  @Test("responses that are passed over are left out, and must be sound all the same")
  func passedOver() throws {
    let texts = ["a", "b", "c", "d"].enumerated().map {
      ScoredText(seed: UInt64($0.offset), promptID: $0.element)
    }
    for answer in ServerAnswer.allCases {
      let lines = texts.flatMap { answer.records($0) }
      let all = try scratch.reader(lines, texts.map(\.generation))
      var wanted: [TruncatedDistribution?] = []
      while let next = try all.next() {
        guard ["a", "c"].contains(next.promptID), case .truncated(let positions) = next.positions
        else { continue }
        wanted += positions
      }
      let some = try scratch.reader(lines, texts.map(\.generation), passingOver: ["b", "d"])
      var read: [TruncatedDistribution?] = []
      while let next = try some.next() {
        guard case .truncated(let positions) = next.positions else { continue }
        read += positions
      }
      #expect(read == wanted, "\(answer)")
      // One that stands twice is found, whether it is wanted or not.
      let twice = try scratch.reader(
        lines + answer.records(texts[1]),
        texts.map(\.generation),
        passingOver: ["b", "d"]
      )
      #expect(throws: SpoorError.self) { while try twice.next() != nil {} }
    }
  }

  @Test("tokens without a number are unknown: null, -9999, the least float")
  func sentinels() throws {
    let text = ScoredText(seed: 7)
    let token = text.start + 2
    for missing in [-9999.0, -99_999, -3.402_823_466_385_288_6e38] {
      let vllm = ServerAnswer.vllmWithoutIDs.records(text)[0]
        .setting(["prompt_logprobs", "\(token)"], to: .null)
        .setting(
          ["prompt_logprobs", "\(token + 1)", "\(text.ids[token + 1])", "logprob"],
          to: .double(missing)
        )
        .setting(
          ["prompt_logprobs", "\(token + 1)", "\(text.ids[token + 1])", "rank"],
          to: .int(50)
        )
      let read = try scratch.positions([vllm], of: text)
      #expect(read[2] == nil)
      let after = try #require(read[3])
      #expect(after.emittedLogProbability == nil && after.emittedRank == 50)
      #expect(after.top.allSatisfy { $0.logProbability > -100 })
      #expect(read[4] == ServerAnswer.vllm.truncated(text)[4])
    }
    let echo = ServerAnswer.echoOfIDs.records(text)[0]
      .setting(["choices", "0", "logprobs", "token_logprobs", "\(token)"], to: .double(-9999))
      .setting(["choices", "0", "logprobs", "top_logprobs", "\(token)"], to: .null)
    #expect(try scratch.positions([echo], of: text)[2] == nil)
  }

  @Test("SGLang without lists tells the emitted tokens alone")
  func withoutLists() throws {
    let text = ScoredText(seed: 3)
    let bare = ServerAnswer.sglang.records(text)[0]
      .setting(["meta_info", "input_top_logprobs"], to: .null)
    for (read, whole) in zip(
      try scratch.positions([bare], of: text),
      ServerAnswer.sglang.truncated(text)
    ) {
      let read = try #require(read)
      #expect(read.emittedLogProbability == whole?.emittedLogProbability)
      #expect(read.top.isEmpty && read.completeness == .lossy && read.emittedRank == nil)
    }
  }

  @Test("of a file with both models the wanted side is read")
  func sides() throws {
    let text = ScoredText(seed: 1)
    let record = ServerAnswer.bothSides.records(text)
    let base = try scratch.reader(record, [text.generation], side: .base)
    let error = try #require(throws: SpoorError.self) { try base.next() }
    #expect(error.problem.contains("0 log-probabilities for"), "\(error)")
    let neither = [record[0].setting(["prompt_logprobs"], to: .of([("sft", .array([]))]))]
    let missing = try scratch.failure(neither, of: text)
    #expect(missing.problem.contains("an object without the key \"tuned\""))
  }

  @Test("chat log-probabilities are refused with the reason")
  func chat() throws {
    let text = ScoredText(seed: 1)
    let token = JSONValue.of([("token", .string("a")), ("logprob", .double(-0.5))])
    let logprobs = JSONValue.of([("content", .array([token]))])
    let choice = JSONValue.of([("message", .of([])), ("logprobs", logprobs)])
    let record = JSONValue.of([("prompt_id", .string("p")), ("choices", .array([choice]))])
    let error = try scratch.failure([record], of: text)
    #expect(error.problem.contains("never score the same ones"))
    #expect(error.remedy.contains("prompt_logprobs"))
  }

  @Test("a file of no known format is told what was looked for")
  func unknown() throws {
    let text = ScoredText(seed: 1)
    let nulls = JSONValue.of([
      ("prompt_id", .string("p")),
      ("choices", .array([.of([("logprobs", .null), ("prompt_logprobs", .null)])])),
    ])
    for record in [nulls, .of([("prompt_id", .string("p"))])] {
      let error = try scratch.failure([record], of: text)
      for key in ["prompt_logprobs", "input_token_logprobs", "completion_probabilities", "resps"] {
        #expect(error.problem.contains(key))
      }
      #expect(error.location?.line == 1)
    }
    #expect(try scratch.failure([], of: text).problem == "the file holds no records")
  }
}
