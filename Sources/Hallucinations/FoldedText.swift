import SpoorModel

/// The folded words of a text, asked only whether they hold a run.
struct FoldedText: Hashable, Sendable {
  let words: [String]

  init(_ words: [String]) { self.words = words.map(Self.bare) }

  /// Whether the run stands in the text, word by word.
  func hold(_ run: [String]) -> Bool {
    !run.isEmpty && words.contains(run.map(Self.bare))
  }

  /// How often the run stands in the text, without overlaps.
  func count(of run: [String]) -> Int {
    run.isEmpty ? 0 : words.ranges(of: run.map(Self.bare)).count
  }

  /// Whether the text states a value so many times: its words in one run, those of a date in any order.
  func states(_ kind: SpanKind, _ run: [String], times: Int) -> Bool {
    if kind == .date, run.count > 1 { return Set(words).isSuperset(of: run.map(Self.bare)) }
    return count(of: run) >= times
  }

  /// A word as it is compared: a possessive counts as its noun, a number without its separators.
  static func bare(_ word: String) -> String {
    if word.hasSuffix("'s") { return String(word.dropLast(2)) }
    return isGrouped(word) ? word.filter { $0 != "," } : word
  }

  /// Whether a word is a number whose digits stand in groups of three: "1,920", not "1,5".
  private static func isGrouped(_ word: String) -> Bool {
    guard word.contains(",") else { return false }
    let groups = word.split(separator: ",", omittingEmptySubsequences: false)
    return groups.allSatisfy { $0.allSatisfy(\.isNumber) } && !groups[0].isEmpty
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension FoldedText {
  /// Where the run begins first; `nil` where the text does not hold it.
  func firstWord(of run: [String]) -> Int? {
    guard !run.isEmpty else { return nil }
    return words.firstRange(of: run.map(Self.bare))?.lowerBound
  }
}
