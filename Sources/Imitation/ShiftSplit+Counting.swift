public import SpoorModel

extension ShiftSplit {
  /// Splits the words of a model's responses, the shifted ones and all.
  ///
  /// - Complexity: O(words).
  public init(_ responses: [[WordShift]]) {
    let style = Self.styleWords(of: responses)
    var (shifted, allWords) = (Kinds(), Kinds())
    for word in responses.joined() {
      let kind = Self.kind(of: word, style)
      allWords[keyPath: kind] += 1
      if word.shiftClass == .shifted { shifted[keyPath: kind] += 1 }
    }
    self.init(shifted: shifted, allWords: allWords)
  }

  private static func kind(
    of word: WordShift,
    _ style: Set<String>
  ) -> WritableKeyPath<Kinds, Int> {
    if word.isInitial { return \.initial }
    return style.contains(word.word) ? \.style : \.content
  }

  private static func styleWords(of responses: [[WordShift]]) -> Set<String> {
    var standing: [String: Int] = [:]
    var shifted: [String: Int] = [:]
    for response in responses {
      for word in Set(response.map(\.word)) { standing[word, default: 0] += 1 }
      for word in Set(response.filter { $0.shiftClass == .shifted }.map(\.word)) {
        shifted[word, default: 0] += 1
      }
    }
    let count = Double(responses.count)
    let style = shifted.filter { word, times in
      times >= leastShifted && Double(times) >= leastShiftedShare * count
        && Double(standing[word] ?? 0) >= commonShare * count
        && !word.contains { $0.isNumber }
    }
    return Set(style.keys)
  }
}
