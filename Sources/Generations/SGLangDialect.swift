import Records
import SpoorModel

/// SGLang's `meta_info`: `input_token_logprobs` `[[logprob|null, id, text|null], …]` and
/// `input_top_logprobs` `[null|[[logprob, id, text], …], …]`.
struct SGLangDialect: Dialect {
  let request =
    "Send prompt and response as input_ids with return_logprob, logprob_start_len 0 and "
    + "top_logprobs_num."

  func sequence(_ record: ServerRecord) throws(SpoorError) -> ScoredSequence {
    let info = try record.members(record.body["meta_info"], "meta_info")
    let name = "input_token_logprobs"
    let tokens = try record.elements(info[name], name)
    let lists = try lists(info, count: tokens.count, record)
    var ids: [Int] = []
    var positions: [ScoredPosition?] = []
    for (index, token) in tokens.enumerated() {
      let (own, id) = try pair(token, "\(name)[\(index)]", record)
      ids.append(id)
      let listed = try listed(lists[index], "input_top_logprobs[\(index)]", record)
      let isTold = own != nil || !listed.isEmpty
      positions.append(isTold ? ScoredPosition(own: own, listed: listed) : nil)
    }
    return ScoredSequence(ids: ids, positions: positions, listing: .ordered)
  }

  /// One list a token; all null where none were asked for.
  private func lists(
    _ info: JSONObject,
    count: Int,
    _ record: ServerRecord
  ) throws(SpoorError) -> [JSONValue] {
    let name = "input_top_logprobs"
    guard let value = info[name], value != .null, value.elements?.isEmpty != true else {
      return Array(repeating: .null, count: count)
    }
    let lists = try record.elements(value, name)
    guard lists.count == count else {
      throw record.error(
        "\"\(name)\" has \(lists.count) elements, \"input_token_logprobs\" has \(count)"
      )
    }
    return lists
  }

  private func listed(
    _ list: JSONValue,
    _ place: String,
    _ record: ServerRecord
  ) throws(SpoorError) -> [ListedToken] {
    if list == .null { return [] }
    var listed: [ListedToken] = []
    for (index, token) in try record.elements(list, place).enumerated() {
      let here = "\(place)[\(index)]"
      let (value, id) = try pair(token, here, record)
      guard let value else { throw record.mismatch(here, "a log-probability", .null) }
      listed.append(ListedToken(key: .id(id), logProbability: value))
    }
    return listed
  }

  private func pair(
    _ token: JSONValue,
    _ place: String,
    _ record: ServerRecord
  ) throws(SpoorError) -> (logProbability: Double?, id: Int) {
    guard let parts = token.elements, parts.count >= 2, let id = parts[1].integer else {
      throw record.mismatch(place, "an array of log-probability, token id and text", token)
    }
    if parts[0] == .null { return (nil, id) }
    return (try record.number(parts[0], "\(place)[0]"), id)
  }
}
