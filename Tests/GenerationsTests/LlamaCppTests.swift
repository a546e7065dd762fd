import Foundation
import Generations
import Records
import SpoorModel
import Testing

/// llama.cpp, beyond what every format has in common.
@Suite struct LlamaCppTests {
  let scratch: LogProbabilityScratch
  private let text = ScoredText(seed: 31)

  init() throws { scratch = try LogProbabilityScratch() }

  @Test("positions may stand in any order, and those that are missing are unknown")
  func order() throws {
    var records = ServerAnswer.llamaCpp.records(text)
    records.swapAt(0, 5)
    records.remove(at: 2)
    var expected = ServerAnswer.llamaCpp.truncated(text)
    expected[2] = nil
    #expect(try scratch.positions(records, of: text) == expected)
    let together = ServerAnswer.llamaCppTogether.records(text)[0]
      .setting(["positions", "2"], to: .null)
    #expect(try scratch.positions([together], of: text) == expected)
  }

  @Test("positions that cannot be the response's are errors")
  func wrongPositions() throws {
    let records = ServerAnswer.llamaCpp.records(text)
    var wrong = records
    wrong[3] = records[3].setting(["position"], to: .int(99))
    #expect(
      try scratch.failure(wrong, of: text).problem.contains("token 99: there is no such token")
    )
    #expect(
      try scratch.failure(records + [records[3]], of: text).problem
        == "token 3: the position stands twice"
    )
    // Two answers changed places: what the server read does not fit.
    wrong = records
    wrong[3] = records[3].setting(["position"], to: .int(4))
    wrong[4] = records[4].setting(["position"], to: .int(3))
    #expect(try scratch.failure(wrong, of: text).problem.contains("the server read"))
    let other = records.map { $0.setting(["position"], to: .string("0")) }
    #expect(try scratch.failure(other, of: text).problem.contains("\"position\": expected"))
  }

  @Test("what was sent must be the response's tokens before the position")
  func prompts() throws {
    func record(_ key: String, _ value: JSONValue) -> JSONValue {
      guard case .object(var object) = ServerAnswer.llamaCpp.records(text)[2] else { return .null }
      object.members.append(.init(key: key, value: value))
      return .object(object)
    }
    let ids = text.ids[..<(text.start + 2)].map(JSONValue.int)
    #expect(try scratch.positions([record("prompt_token_ids", .array(ids))], of: text)[2] != nil)
    let wrong = [
      record("prompt_token_ids", .array(ids + [.int(3)])),
      record("prompt", .string("another prompt")), record("n_prompt_tokens", .int(2)),
    ]
    for record in wrong {
      let error = try scratch.failure([record], of: text)
      #expect(error.problem.hasPrefix("token 2: "), "\(error)")
    }
  }

  @Test("probabilities after sampling are refused with the reason")
  func afterSampling() throws {
    let top = JSONValue.of([("id", .int(2)), ("prob", .double(0.5))])
    let entry = JSONValue.of([
      ("id", .int(2)), ("prob", .double(0.5)), ("top_probs", .array([top])),
    ])
    let record = JSONValue.of([
      ("prompt_id", .string("p")), ("position", .int(0)),
      ("completion_probabilities", .array([entry])),
    ])
    let error = try scratch.failure([record], of: text)
    #expect(error.problem.contains("after temperature and sampling"))
    #expect(error.remedy.contains("post_sampling_probs"))
  }

  @Test("the shape of old versions is read: probabilities by text")
  func oldShape() throws {
    let token = try #require(text.response.indices.first { ![20, 21].contains(text.ids[$0]) })
    let own = ScoredText.text(text.ids[token])
    let rows: [(String, Double)] = [
      (" a", 0.5), ("\u{FFFD}", 0.125), (own, 0.0625), (" b", 0.03125), (" b", 0.03125), (" c", 0),
    ]
    let list = rows.map { JSONValue.of([("tok_str", .string($0.0)), ("prob", .double($0.1))]) }
    let entry = JSONValue.of([("content", .string(" a")), ("probs", .array(list))])
    let record = JSONValue.of([
      ("prompt_id", .string("p")), ("position", .int(token - text.start)),
      ("completion_probabilities", .array([entry])),
    ])
    let read = try #require(try scratch.positions([record], of: text)[token - text.start])
    #expect(read.emitted == .text(own))
    #expect(read.emittedLogProbability == log(0.0625))
    #expect(read.emittedRank == 3)
    #expect(read.top.map(\.key) == [.text(" a"), .text(own)])
    #expect(read.completeness == .lossy)
  }
}
