import Foundation
import Records
import SpoorModel

/// How a server would tell of a scored text, and what a reader should make of it.
enum ServerAnswer: String, CaseIterable {
  case vllm, vllmUnderResponse, vllmWithoutIDs, bothSides
  case sglang
  case echo, echoOfIDs, echoWithIDsBeside, echoAndOneMore
  case llamaCpp, llamaCppTogether

  /// The records, with the end mark scored or not.
  func records(_ text: ScoredText, isEndScored: Bool = true) -> [JSONValue] {
    let scored = text.ids.indices.dropLast(isEndScored ? 0 : 1)
    let id = ("prompt_id", JSONValue.string(text.promptID))
    let ids = ("prompt_token_ids", JSONValue.array(text.ids[scored].map { .int($0) }))
    let prompt = ("n_prompt_tokens", JSONValue.int(text.start))
    switch self {
    case .vllm:
      let values = ("prompt_logprobs", array(scored) { ranked(text, $0) })
      return [.of([id, ("choices", .array([.of([("text", .string("x")), values, ids])]))])]
    case .vllmUnderResponse:
      let values = ("prompt_logprobs", array(scored) { ranked(text, $0) })
      let choice = JSONValue.of([values, ids, ("logprobs", .null)])
      return [.of([id, prompt, ("response", .of([("choices", .array([choice]))]))])]
    case .vllmWithoutIDs:
      return [.of([id, ("prompt_logprobs", array(scored) { ranked(text, $0) })])]
    case .bothSides:
      let values = array(scored) { ranked(text, $0) }
      let both = JSONValue.of([("tuned", values), ("base", .array([]))])
      return [.of([id, prompt, ids, ("prompt_logprobs", both)])]
    case .sglang: return [.of([id, ("text", .string("x")), ("meta_info", meta(text, scored))])]
    case .echo: return [.of([id, ("choices", echo(text, scored) { .text(ScoredText.text($0)) })])]
    case .echoOfIDs: return [.of([id, ("choices", echo(text, scored, key: TokenKey.id))])]
    case .echoWithIDsBeside:
      return [.of([id, ids, ("choices", echo(text, scored) { .text(ScoredText.text($0)) })])]
    case .echoAndOneMore:
      let usage = JSONValue.of([
        ("prompt_tokens", .int(scored.count - 1)), ("completion_tokens", .int(1)),
      ])
      return [
        .of([
          id, ("choices", echo(text, scored) { .text(ScoredText.text($0)) }), ("usage", usage),
        ])
      ]
    case .llamaCpp:
      return text.response.indices.filter(scored.contains).map { index in
        let position = ("position", JSONValue.int(index - text.start))
        return .of([id, position] + completion(text, index))
      }
    case .llamaCppTogether:
      let all = text.response.indices.filter(scored.contains).map {
        JSONValue.of(completion(text, $0))
      }
      return [.of([id, ("positions", .array(all))])]
    }
  }

  // MARK: - Renderings

  private func array(_ scored: Range<Int>, _ value: (Int) -> JSONValue) -> JSONValue {
    .array(scored.map { $0 == 0 ? .null : value($0) })
  }

  private func ranked(_ text: ScoredText, _ index: Int) -> JSONValue {
    var members: [(String, JSONValue)] = []
    let top = text.top(index)
    let own = text.ids[index]
    // As vLLM has it: the sequence's own token first.
    for id in [own] + top where id != own || members.isEmpty {
      let rank = 1 + text.logs[index].count { $0 > text.logs[index][id] }
      let token = JSONValue.of([
        ("logprob", .double(text.logs[index][id])), ("rank", .int(rank)),
        ("decoded_token", .string(ScoredText.text(id))),
      ])
      members.append(("\(id)", token))
    }
    return .of(members)
  }

  private func meta(_ text: ScoredText, _ scored: Range<Int>) -> JSONValue {
    func entry(_ index: Int, _ id: Int) -> JSONValue {
      let value = index == 0 ? JSONValue.null : .double(text.logs[index][id])
      return .array([value, .int(id), .null])
    }
    return .of([
      ("prompt_tokens", .int(scored.count)),
      ("input_token_logprobs", .array(scored.map { entry($0, text.ids[$0]) })),
      ("input_top_logprobs", array(scored) { i in .array(text.top(i).map { entry(i, $0) }) }),
    ])
  }

  private func echo(
    _ text: ScoredText,
    _ scored: Range<Int>,
    key: (Int) -> TokenKey
  ) -> JSONValue {
    func name(_ id: Int) -> String {
      switch key(id) {
      case .id(let id): "token_id:\(id)"
      case .text(let text): text
      }
    }
    let lists = array(scored) { index in
      // As vLLM builds it: of tokens with one text, the last one's number stays.
      var members: [(String, JSONValue)] = []
      for id in [text.ids[index]] + text.top(index) {
        let value = JSONValue.double(text.logs[index][id])
        if let same = members.firstIndex(where: { $0.0 == name(id) }) {
          members[same].1 = value
        } else {
          members.append((name(id), value))
        }
      }
      return .of(members)
    }
    let logprobs = JSONValue.of([
      ("tokens", .array(scored.map { .string(name(text.ids[$0])) })),
      ("token_logprobs", array(scored) { .double(text.logs[$0][text.ids[$0]]) }),
      ("top_logprobs", lists), ("text_offset", .array([])),
    ])
    return .array([.of([("text", .string("x")), ("logprobs", logprobs)])])
  }

  private func completion(_ text: ScoredText, _ index: Int) -> [(String, JSONValue)] {
    let top = text.top(index).map { id in
      JSONValue.of([
        ("id", .int(id)), ("token", .string(ScoredText.text(id))), ("bytes", .array([])),
        ("logprob", .double(text.logs[index][id])),
      ])
    }
    let sampled = JSONValue.of([("id", .int(text.top(index)[0])), ("top_logprobs", .array(top))])
    return [
      ("completion_probabilities", .array([sampled])), ("tokens_evaluated", .int(index)),
    ]
  }
}

extension JSONValue {
  /// An object of these members.
  static func of(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members.map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }
}
