import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

/// Numbers that cannot be log-probabilities, and files that are damaged, are errors.
@Suite struct LogProbabilityNumberTests {
  let scratch: LogProbabilityScratch
  private let text = ScoredText(seed: 21)

  init() throws { scratch = try LogProbabilityScratch() }

  /// The path to the number of a response's token 2.
  private func number(_ answer: ServerAnswer) -> [String] {
    let index = "\(text.start + 2)"
    let id = "\(text.ids[text.start + 2])"
    return switch answer {
    case .vllm: ["choices", "0", "prompt_logprobs", index, id, "logprob"]
    case .sglang: ["meta_info", "input_top_logprobs", index, "0", "0"]
    case .echoOfIDs: ["choices", "0", "logprobs", "top_logprobs", index, "token_id:\(id)"]
    default: ["positions", "2", "completion_probabilities", "0", "top_logprobs", "0", "logprob"]
    }
  }

  @Test(
    "a number above 0 is an error that names prompt and token",
    arguments: [ServerAnswer.vllm, .sglang, .llamaCppTogether]
  )
  func positive(answer: ServerAnswer) throws {
    let record = answer.records(text)[0].setting(number(answer), to: .double(0.25))
    let error = try scratch.failure([record], of: text)
    #expect(error.problem.contains("token 2: "), "\(error)")
    #expect(error.location?.record == "prompt p")
  }

  @Test(
    "what is not a number is an error",
    arguments: [ServerAnswer.vllm, .sglang, .echoOfIDs, .llamaCppTogether]
  )
  func notNumbers(answer: ServerAnswer) throws {
    for junk in [JSONValue.null, .string("-1"), .bool(true), .array([]), .of([])] {
      let record = answer.records(text)[0].setting(number(answer), to: junk)
      let error = try scratch.failure([record], of: text)
      #expect(error.problem.contains("expected"), "\(error)")
      #expect(error.location?.record == "prompt p" && error.location?.line == 1)
    }
  }

  @Test("lists that are not in order, or hold more than the whole, are errors")
  func lists() throws {
    let path = ["meta_info", "input_top_logprobs", "\(text.start + 2)"]
    let record = ServerAnswer.sglang.records(text)[0]
    let turned = record.changing(path) { value in
      .array((value.elementsForTests).reversed())
    }
    let order = try scratch.failure([turned], of: text)
    #expect(order.problem.contains("not in the order of their log-probabilities"), "\(order)")

    let heavy = [2, 3].map { JSONValue.array([.double(-0.5), .int($0), .null]) }
    let sum = try scratch.failure([record.setting(path, to: .array(heavy))], of: text)
    #expect(sum.problem.contains("token 2: the listed probabilities sum to 1.21"), "\(sum)")

    let twice = [2, 2].map { JSONValue.array([.double(-1.5), .int($0), .null]) }
    let same = try scratch.failure([record.setting(path, to: .array(twice))], of: text)
    #expect(same.problem == "token 2: token id 2 is listed twice", "\(same)")
  }

  @Test("vLLM's ranks must agree with its numbers")
  func ranks() throws {
    let path = ["choices", "0", "prompt_logprobs", "\(text.start + 2)"]
    let top = text.top(text.start + 2)
    let record = ServerAnswer.vllm.records(text)[0]
      .setting(path + ["\(top[0])", "rank"], to: .int(2))
      .setting(path + ["\(top[1])", "rank"], to: .int(1))
    let error = try scratch.failure([record], of: text)
    #expect(error.problem.contains("not in the order of their log-probabilities"))
    let none = ServerAnswer.vllm.records(text)[0].setting(path + ["\(top[0])", "rank"], to: .null)
    #expect(try scratch.failure([none], of: text).problem.contains("expected a rank of 1 or more"))
  }

  @Test("several choices in one answer are an error")
  func choices() throws {
    for answer in [ServerAnswer.vllm, .echo] {
      let record = answer.records(text)[0].changing(["choices"]) { value in
        .array(value.elementsForTests + value.elementsForTests)
      }
      let error = try scratch.failure([record], of: text)
      #expect(error.problem == "\"choices\": expected an array of one choice, found an array of 2")
    }
  }

  @Test("damaged answers are errors or are read, never a crash", arguments: ServerAnswer.allCases)
  func damaged(answer: ServerAnswer) throws {
    var damage = Damage(seed: 5)
    let records = answer.records(text)
    for _ in 0..<TestScale.count(60, heavy: 1500) {
      let broken = records.map { damage.damaged($0) }
      readToEnd(broken.map(\.text).joined(separator: "\n"))
      readToEnd(String(decoding: damage.damagedBytes(records[0].text), as: UTF8.self))
    }
    #expect(damage.count > 0)
  }

  private func readToEnd(_ lines: String) {
    do {
      let reader = try scratch.reader(lines: lines, [text.generation])
      while let response = try reader.next() {
        guard case .truncated(let positions) = response.positions else { continue }
        #expect(positions.count == text.generation.tokenIDs.count)
      }
    } catch {
      #expect(error is SpoorError, "\(error)")
    }
  }
}

extension JSONValue {
  /// The elements of an array, none of anything else.
  var elementsForTests: [JSONValue] {
    guard case .array(let values) = self else { return [] }
    return values
  }
}
