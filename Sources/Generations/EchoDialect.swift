import Records
import SpoorModel

/// A completion with `echo`: `choices[0].logprobs` with `tokens`, `token_logprobs`, `top_logprobs`
/// (an object a token, keyed by text, or by `token_id:123`).
struct EchoDialect: Dialect {
  let request =
    "Send prompt and response as token ids with echo true, logprobs and max_tokens 0 or 1 (on "
    + "vLLM also return_tokens_as_token_ids)."

  private static let place = "choices[0].logprobs"

  func sequence(_ record: ServerRecord) throws(SpoorError) -> ScoredSequence {
    let choice = try record.choice()
    let logprobs = try record.members(choice["logprobs"], Self.place)
    let texts = try texts(logprobs, record)
    let owns = try column("token_logprobs", logprobs, count: texts.count, record)
    let lists = try column("top_logprobs", logprobs, count: texts.count, record)
    var positions: [ScoredPosition?] = []
    for index in texts.indices {
      let place = "\(Self.place).token_logprobs[\(index)]"
      let own = owns[index] == .null ? nil : try record.number(owns[index], place)
      let listed = try listed(lists[index], index, record)
      let isTold = own != nil || !listed.isEmpty
      positions.append(isTold ? ScoredPosition(own: own, listed: listed) : nil)
    }
    return try named(texts, positions, choice, record)
  }

  /// With ids as names where every text is one, else with what ids are told beside.
  private func named(
    _ texts: [String],
    _ positions: [ScoredPosition?],
    _ choice: JSONObject,
    _ record: ServerRecord
  ) throws(SpoorError) -> ScoredSequence {
    let surplus = try surplus(of: texts.count, choice, record)
    let ids = texts.compactMap(\.tokenID)
    guard ids.count < texts.count || texts.isEmpty else {
      return ScoredSequence(
        ids: ids,
        positions: positions,
        listing: .unordered,
        surplus: surplus
      )
    }
    return ScoredSequence(
      ids: try record.promptTokenIDs(),
      texts: texts,
      positions: positions,
      listing: .unordered,
      surplus: surplus
    )
  }

  private func texts(
    _ logprobs: JSONObject,
    _ record: ServerRecord
  ) throws(SpoorError) -> [String] {
    let place = "\(Self.place).tokens"
    let values = try record.elements(logprobs["tokens"], place)
    let texts = values.compactMap(\.characters)
    guard texts.count == values.count else {
      throw record.error("\"\(place)\": expected strings only")
    }
    return texts
  }

  /// An array of one element a token; all null where it is absent.
  private func column(
    _ key: String,
    _ logprobs: JSONObject,
    count: Int,
    _ record: ServerRecord
  ) throws(SpoorError) -> [JSONValue] {
    guard let value = logprobs[key], value != .null else {
      return Array(repeating: .null, count: count)
    }
    let values = try record.elements(value, "\(Self.place).\(key)")
    guard values.count == count else {
      throw record.error(
        "\"\(key)\" has \(values.count) elements, \"tokens\" has \(count)"
          + (abs(values.count - count) == 1
            ? "; the log-probabilities look shifted by one position" : "")
      )
    }
    return values
  }

  private func listed(
    _ list: JSONValue,
    _ index: Int,
    _ record: ServerRecord
  ) throws(SpoorError) -> [ListedToken] {
    if list == .null { return [] }
    let place = "\(Self.place).top_logprobs[\(index)]"
    var listed: [ListedToken] = []
    for member in try record.members(list, place).members {
      let value = try record.number(member.value, "\(place).\(member.key.prefix(40))")
      let key = member.key.tokenID.map(TokenKey.id) ?? .text(member.key)
      listed.append(ListedToken(key: key, logProbability: value))
    }
    return listed
  }

  /// What was generated: told by the ids of the prompt, by `token_ids`, or by `usage`.
  private func surplus(
    of count: Int,
    _ choice: JSONObject,
    _ record: ServerRecord
  ) throws(SpoorError) -> ScoredSequence.Surplus {
    if let ids = try record.promptTokenIDs() {
      guard ids.count <= count else {
        throw record.error("\"tokens\" has \(count) elements, \"prompt_token_ids\" \(ids.count)")
      }
      return .exactly(count - ids.count)
    }
    let usage = record.body["usage"]?.members
    guard let scored = usage?["prompt_tokens"]?.integer, scored >= 0,
      let generated = usage?["completion_tokens"]?.integer, (0...count).contains(generated)
    else { return .atMostOne }
    // llama-cpp-python counts a begin-of-text token that it does not write out.
    let written = count - generated
    return scored == written || scored == written + 1 ? .exactly(generated) : .atMostOne
  }
}

extension String {
  /// The id of a token that is named by it, as vLLM's `return_tokens_as_token_ids` does.
  fileprivate var tokenID: Int? {
    let mark = "token_id:"
    return hasPrefix(mark) ? Int(dropFirst(mark.count)) : nil
  }
}
