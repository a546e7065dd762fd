import Records
import SpoorModel

/// vLLM's `prompt_logprobs`: `[null, {"<id>": {logprob, rank, decoded_token}}, …]`.
struct VLLMDialect: Dialect {
  let side: LogProbabilityFile.Side

  let request =
    "Send prompt and response as token ids with prompt_logprobs, max_tokens 1 and return_token_ids."

  func sequence(_ record: ServerRecord) throws(SpoorError) -> ScoredSequence {
    _ = try record.choice()
    let name = "prompt_logprobs"
    let entries = try record.elements(try values(record), name)
    var positions: [ScoredPosition?] = []
    positions.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      positions.append(try position(entry, "\(name)[\(index)]", record))
    }
    return ScoredSequence(
      ids: try record.promptTokenIDs(),
      positions: positions,
      listing: .ranked
    )
  }

  /// The array, or the one of two that is wanted.
  private func values(_ record: ServerRecord) throws(SpoorError) -> JSONValue? {
    guard let values = record.body.promptLogProbabilities else { return nil }
    guard let both = values.members else { return values }
    guard let wanted = both[side.rawValue] else {
      throw record.error("\"prompt_logprobs\" is an object without the key \"\(side.rawValue)\"")
    }
    return wanted
  }

  private func position(
    _ entry: JSONValue,
    _ place: String,
    _ record: ServerRecord
  ) throws(SpoorError) -> ScoredPosition? {
    if entry == .null { return nil }
    var listed: [ListedToken] = []
    for member in try record.members(entry, place).members {
      let here = "\(place).\(member.key.prefix(40))"
      guard let id = Int(member.key) else {
        throw record.error("\"\(here)\": expected a token id as the key")
      }
      let token = try record.members(member.value, here)
      guard let rank = token["rank"]?.integer, rank >= 1 else {
        throw record.mismatch("\(here).rank", "a rank of 1 or more", token["rank"])
      }
      let value = try record.number(token["logprob"], "\(here).logprob")
      listed.append(ListedToken(key: .id(id), logProbability: value, rank: rank))
    }
    return ScoredPosition(own: nil, listed: listed)
  }
}
