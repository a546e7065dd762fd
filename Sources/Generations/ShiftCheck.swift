import SpoorModel

/// Finds log-probabilities that stand one position beside the tokens that they belong to.
///
/// A position tells of its own token, so a server's lists and tokens that fit better after a shift by
/// one are refused. What a server computed from the wrong row agrees with itself; there the likeliest
/// tokens give it away: moved by one they would be the text far more often.
struct ShiftCheck {
  private let answer: ServerRecord
  private let sequence: ScoredSequence
  private let place: ResponsePlace

  init(_ answer: ServerRecord, _ sequence: ScoredSequence, _ place: ResponsePlace) {
    self.answer = answer
    self.sequence = sequence
    self.place = place
  }

  /// How many positions speak for a shift, and how many against it.
  private struct Evidence {
    var agreeing = 0
    var disagreeing = 0
  }

  /// How far behind a token its number and its list are looked for.
  private struct Shift {
    var own = 0
    var list = 0

    /// The numbers, the lists, or both moved.
    static func by(_ step: Int) -> [Shift] {
      [Shift(list: step), Shift(own: step, list: step), Shift(own: step)]
    }
  }

  /// Throws where the log-probabilities look shifted or belong to other tokens.
  func check() throws(SpoorError) {
    let here = evidence(Shift())
    for step in [1, -1] {
      let isBetter = Shift.by(step).map(evidence).contains { there in
        there.agreeing > here.agreeing && there.disagreeing < here.disagreeing
      }
      if isBetter || likeliestAreText(step) { throw shifted(step) }
    }
    guard here.disagreeing > 0 else { return }
    // Texts that fall together hide a few tokens' own numbers.
    if case .unordered = sequence.listing, here.disagreeing <= here.agreeing { return }
    throw answer.error(
      "the log-probabilities belong to other tokens: \(firstStranger)",
      remedy: "Keep tokens and log-probabilities of one answer of the server together."
    )
  }

  private func evidence(_ shift: Shift) -> Evidence {
    var evidence = Evidence()
    for index in sequence.positions.indices {
      switch belongs(index, shift) {
      case true?: evidence.agreeing += 1
      case false?: evidence.disagreeing += 1
      case nil: break
      }
    }
    return evidence
  }

  /// Whether number and list tell of the token at `index`; `nil` where it cannot be told.
  private func belongs(_ index: Int, _ shift: Shift) -> Bool? {
    guard let key = key(at: index), let list = position(index + shift.list), !list.listed.isEmpty
    else { return nil }
    let value = list.value(of: key)
    if case .ranked = sequence.listing { return value != nil }
    guard let own = position(index + shift.own)?.own else { return nil }
    if let value { return abs(value - own) <= 1e-3 }
    if case .unordered = sequence.listing { return false }
    let least = list.listed.lazy.map(\.logProbability).min() ?? 0
    return own > least + 1e-3 ? false : nil
  }

  /// Whether the likeliest tokens are the text's three times as often after the shift, and often.
  private func likeliestAreText(_ shift: Int) -> Bool {
    hits(shift) > 3 * hits(0) + 4
  }

  private func hits(_ shift: Int) -> Int {
    sequence.positions.indices.count { index in
      guard let key = key(at: index), let list = position(index + shift) else { return false }
      return list.listed.max { $0.logProbability < $1.logProbability }?.key == key
    }
  }

  private func position(_ index: Int) -> ScoredPosition? {
    sequence.positions.indices.contains(index) ? sequence.positions[index] : nil
  }

  /// The token at `index`, where it is known.
  private func key(at index: Int) -> TokenKey? {
    if let texts = sequence.texts { return .text(texts[index]) }
    if let ids = sequence.ids { return .id(ids[index]) }
    let token = index - place.start
    return (0..<place.count).contains(token) ? .id(answer.generation.tokenIDs[token]) : nil
  }

  private func shifted(_ shift: Int) -> SpoorError {
    answer.error(
      "the log-probabilities look shifted by one position: those of a token stand at the one "
        + (shift > 0 ? "behind it" : "before it"),
      remedy:
        "Keep one element a token of prompt and response, the first token's null included; if "
        + "the server itself is wrong, ask it for a prompt that begins with its begin-of-text token."
    )
  }

  private var firstStranger: String {
    guard let index = sequence.positions.indices.first(where: { belongs($0, Shift()) == false })
    else { return "no position fits" }
    return
      "position \(index) of the sequence (the response begins at \(place.start)) does not tell "
      + "of its own token"
  }
}
