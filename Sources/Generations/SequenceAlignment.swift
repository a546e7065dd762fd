import Records
import SpoorModel

/// Where a response's tokens stand in a scored sequence.
struct ResponsePlace {
  /// The index of the response's first token.
  var start: Int
  /// How many of its tokens were scored: all, or all but the end mark.
  var count: Int
}

/// Finds a response at the end of a scored sequence, whatever stands before it.
struct SequenceAlignment {
  private let answer: ServerRecord
  private let sequence: ScoredSequence
  private let request: String

  init(_ answer: ServerRecord, _ sequence: ScoredSequence, request: String) {
    self.answer = answer
    self.sequence = sequence
    self.request = request
  }

  /// The response's place; throws where the sequence does not end with the response's tokens.
  func place() throws(SpoorError) -> ResponsePlace {
    try checkLengths()
    guard let place = candidates.first(where: fits) else { throw misfit }
    guard let told = answer.record.object["n_prompt_tokens"]?.integer, told != place.start else {
      return place
    }
    throw answer.error(
      "\"n_prompt_tokens\" says \(told), the response begins at token \(place.start)",
      remedy: "Let n_prompt_tokens count the prompt's tokens, those that begin a text included."
    )
  }

  private func checkLengths() throws(SpoorError) {
    guard let ids = sequence.ids, sequence.texts == nil, ids.count != sequence.positions.count
    else { return }
    let count = sequence.positions.count
    let isOne = abs(ids.count - count) == 1
    throw answer.error(
      "the record has \(count) log-probabilities for \(ids.count) tokens"
        + (isOne ? "; the log-probabilities look shifted by one position" : ""),
      remedy: "Keep one element a token of prompt and response, the first token's null included."
    )
  }

  /// The places to look at, the likeliest first.
  private var candidates: [ResponsePlace] {
    let whole = answer.generation.tokenIDs.count
    let counts = answer.generation.endsWithMark ? [whole, whole - 1] : [whole]
    return counts.flatMap { count in
      ends.filter { $0 >= count }.map { ResponsePlace(start: $0 - count, count: count) }
    }
  }

  /// Where the scored tokens may end.
  private var ends: [Int] {
    let count = sequence.positions.count
    switch sequence.surplus {
    case .exactly(let surplus): return [count - surplus]
    case .atMostOne: return [count, count - 1]
    }
  }

  private func fits(_ place: ResponsePlace) -> Bool {
    let range = place.start..<place.start + place.count
    if let ids = sequence.ids {
      return ids[range].elementsEqual(answer.generation.tokenIDs.prefix(place.count))
    }
    if let texts = sequence.texts {
      return TokenTexts(answer.generation).fit(texts[range])
    }
    return moved(place, by: 0)
  }

  /// Whether each of the response's tokens is listed `shift` positions behind its own.
  private func moved(_ place: ResponsePlace, by shift: Int) -> Bool {
    (0..<place.count).allSatisfy { token in
      let index = place.start + token + shift
      guard sequence.positions.indices.contains(index), let position = sequence.positions[index]
      else { return true }
      return position.value(of: .id(answer.generation.tokenIDs[token])) != nil
    }
  }

  // MARK: - What is wrong

  private var misfit: SpoorError {
    answer.error(
      problem,
      remedy: "Let the server score the prompt's and then the response's own tokens. \(request)"
    )
  }

  private var problem: String {
    let response = answer.generation.tokenIDs
    let count = ends[0]
    guard count >= response.count else {
      return "\(count) tokens were scored, \(answer.generation.tokenCountInWords)"
    }
    let start = count - response.count
    if let ids = sequence.ids { return problem(of: Array(ids[..<count]), start: start) }
    if let texts = sequence.texts {
      let end = texts[..<count].suffix(6).joined()
      return "the scored tokens are not the response's: they end with \"\(end.suffix(40))\", "
        + "the response with \"\(answer.generation.text.suffix(40))\""
    }
    let place = ResponsePlace(start: start, count: response.count)
    let isMoved = [1, -1].contains { moved(place, by: $0) }
    return isMoved
      ? "the log-probabilities look shifted by one position"
      : "the scored tokens are not the response's: a position must list its own token"
  }

  private func problem(of ids: [Int], start: Int) -> String {
    let response = answer.generation.tokenIDs
    let earlier = (0..<start).last { ids[$0..<$0 + response.count].elementsEqual(response) }
    if let earlier {
      return "\(start - earlier) more tokens were scored behind the response's"
    }
    let token = response.indices.first { response[$0] != ids[start + $0] } ?? 0
    return "the scored tokens are not the response's: its token \(token) is \(response[token]), "
      + "the sequence has \(ids[start + token]) there"
  }
}
