public import SpoorModel

/// What is counted of the words of a model's responses: which are shifted most often, and which are style.
///
/// Memory is O(different words).
public struct ShiftTally: Sendable {
  private struct Word {
    /// How often it stands anywhere, and is shifted.
    var occurrences = 0
    var shifted = 0
    /// The same behind its response's beginning.
    var later = 0
    var shiftedLater = 0
    /// The responses that it stands in, and is shifted in.
    var responses = 0
    var shiftedResponses = 0
    var kl = 0.0
    var known = 0
  }

  private var words: [String: Word] = [:]
  private var responses = 0
  private var initial = 0
  private var shiftedInitial = 0

  /// Counts nothing yet.
  public init() {}

  /// Counts a response's words.
  public mutating func add(_ response: [WordShift]) {
    responses += 1
    for word in response { add(word) }
    for word in Set(response.map(\.word)) { words[word]?.responses += 1 }
    for word in Set(response.filter { $0.shiftClass == .shifted }.map(\.word)) {
      words[word]?.shiftedResponses += 1
    }
  }

  private mutating func add(_ word: WordShift) {
    let isShifted = word.shiftClass == .shifted
    if word.isInitial {
      initial += 1
      shiftedInitial += isShifted ? 1 : 0
    }
    var counts = words[word.word] ?? Word()
    counts.occurrences += 1
    counts.later += word.isInitial ? 0 : 1
    if isShifted {
      counts.shifted += 1
      counts.shiftedLater += word.isInitial ? 0 : 1
      if let nats = word.kl {
        counts.kl += nats
        counts.known += 1
      }
    }
    words[word.word] = counts
  }

  /// The shifted words and all, split into a response's beginning, style and content.
  public var split: ShiftSplit {
    var (shifted, all) = (ShiftSplit.Kinds(), ShiftSplit.Kinds())
    (shifted.initial, all.initial) = (shiftedInitial, initial)
    for (word, counts) in words {
      let kind: WritableKeyPath<ShiftSplit.Kinds, Int> =
        isStyle(word, counts) ? \.style : \.content
      shifted[keyPath: kind] += counts.shiftedLater
      all[keyPath: kind] += counts.later
    }
    return ShiftSplit(shifted: shifted, allWords: all)
  }

  private func isStyle(_ word: String, _ counts: Word) -> Bool {
    let (all, shifted) = (Double(responses), Double(counts.shiftedResponses))
    return counts.shiftedResponses >= ShiftSplit.leastShifted
      && shifted >= ShiftSplit.leastShiftedShare * all
      && Double(counts.responses) >= ShiftSplit.commonShare * all
      && !word.contains { $0.isNumber }
  }

  /// The words that are shifted most often; of equally often shifted ones those that are so in the greater
  /// share.
  public func mostShifted(_ count: Int) -> [ShiftedWord] {
    let ranked = words.filter { $0.value.shifted > 0 }.sorted { one, other in
      (-one.value.shifted, one.value.occurrences, one.key)
        < (-other.value.shifted, other.value.occurrences, other.key)
    }
    return ranked.prefix(count).map { word, counts in
      ShiftedWord(
        word: word,
        shifted: counts.shifted,
        occurrences: counts.occurrences,
        kl: counts.known > 0 ? counts.kl / Double(counts.known) : nil
      )
    }
  }
}
