import Records
import SpoorModel

/// Gathers llama.cpp's answers for the positions of one response.
struct LlamaCppPositions {
  private let generation: Generation
  private let texts: TokenTexts
  /// The answer of each token, where there is one.
  private var answers: [LlamaCppAnswer?]
  /// The tokens of the prompt alone, as the first answer or the record tells.
  private var promptTokens: Int?

  init(_ answer: ServerRecord) {
    generation = answer.generation
    texts = TokenTexts(answer.generation)
    answers = Array(repeating: nil, count: answer.generation.tokenIDs.count)
  }

  /// Takes a record of one position, or of several.
  mutating func add(_ record: Record) throws(SpoorError) {
    let whole = ServerRecord(record, generation)
    if let told = record.object["n_prompt_tokens"]?.integer { promptTokens = promptTokens ?? told }
    guard let values = whole.body["positions"], values != .null else {
      guard let position = record.object["position"]?.integer else {
        throw whole.mismatch("position", "the token's number from 0", record.object["position"])
      }
      return try add(LlamaCppAnswer(whole, body: whole.body, token: position))
    }
    for (token, value) in try whole.elements(values, "positions").enumerated() {
      if value == .null { continue }
      let body = try whole.members(value, "positions[\(token)]")
      try add(LlamaCppAnswer(whole, body: body, token: token))
    }
  }

  private mutating func add(_ answer: LlamaCppAnswer) throws(SpoorError) {
    guard answers.indices.contains(answer.token) else {
      throw answer.error(
        "there is no such token: \(generation.tokenCountInWords), counted from 0",
        remedy: "Let \"position\" be the number of the response's tokens that the prompt held."
      )
    }
    guard answers[answer.token] == nil else {
      throw answer.error("the position stands twice", remedy: "Keep one answer a position.")
    }
    try checkPrompt(answer)
    answers[answer.token] = answer
  }

  /// The prompt of an answer must be the response's tokens before it, as far as the answer tells.
  private mutating func checkPrompt(_ answer: LlamaCppAnswer) throws(SpoorError) {
    let before = generation.tokenIDs.prefix(answer.token)
    let remedy =
      "Send the prompt's ids and the response's ids before the position, and write down that position."
    if let ids = try answer.promptTokenIDs(), !ids.suffix(before.count).elementsEqual(before) {
      throw answer.error(
        "\"prompt_token_ids\" do not end with the tokens before it",
        remedy: remedy
      )
    }
    if let evaluated = answer.body["tokens_evaluated"]?.integer {
      let (count, overflow) = evaluated.subtractingReportingOverflow(answer.token)
      guard !overflow, count >= 0, count == promptTokens ?? count else {
        throw answer.error(
          "the server read \(evaluated) tokens, which would be \(count) of the prompt; elsewhere "
            + "these are \(promptTokens ?? 0)",
          remedy: remedy
        )
      }
      promptTokens = count
    }
    guard let prompt = answer.body["prompt"]?.characters, let text = textBefore(answer.token),
      !prompt.hasSuffix(text)
    else { return }
    throw answer.error("its prompt does not end with the response's text before it", remedy: remedy)
  }

  /// The response's text before a token, where that is whole characters.
  private func textBefore(_ token: Int) -> String? {
    guard generation.offsets.indices.contains(token) else { return nil }
    let end = generation.offsets[token].bytes.start
    return String(validating: Array(generation.text.utf8)[..<end], as: UTF8.self)
  }

  // MARK: - What they tell

  /// One distribution a token; `nil` where there was no answer.
  func distributions() throws(SpoorError) -> [TruncatedDistribution?] {
    try checkShift()
    var distributions: [TruncatedDistribution?] = []
    for answer in answers {
      guard let answer else {
        distributions.append(nil)
        continue
      }
      distributions.append(try distribution(answer))
    }
    return distributions
  }

  private func distribution(
    _ answer: LlamaCppAnswer
  ) throws(SpoorError) -> TruncatedDistribution? {
    let (position, isByText) = try answer.position()
    let text = texts.text(of: answer.token)
    let key = isByText ? TokenKey.text(text ?? "") : .id(generation.tokenIDs[answer.token])
    let maker = DistributionMaker(answer: answer.whole, token: answer.token, emitted: key)
    return isByText ? try maker.listedTexts(position) : try maker.ordered(position)
  }

  /// The likeliest tokens must not be those of the next or the last position far more often.
  private func checkShift() throws(SpoorError) {
    var lists: [ScoredPosition?] = []
    for answer in answers { lists.append(try answer?.position().list) }
    let hits = [0, 1, -1].map { shift in
      generation.tokenIDs.indices.count { token in
        guard lists.indices.contains(token + shift), let list = lists[token + shift] else {
          return false
        }
        return list.listed.first?.key == .id(generation.tokenIDs[token])
      }
    }
    guard max(hits[1], hits[2]) > 3 * hits[0] + 4,
      let answer = answers.lazy.compactMap(\.self).first
    else { return }
    throw answer.whole.error(
      "the log-probabilities look shifted by one position: the likeliest tokens are the response's "
        + (hits[1] > hits[2] ? "one position later" : "one position earlier"),
      remedy: "\"position\" counts the response's tokens that were sent, from 0: the answer for "
        + "position 0 has seen the prompt alone."
    )
  }
}
