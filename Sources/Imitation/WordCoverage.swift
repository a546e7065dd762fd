public import PhraseIndex

/// How far a word of an answer stands in the dataset's outputs.
public enum WordCoverage: UInt8, Hashable, Sendable {
  /// Not at all.
  case none
  /// The word alone.
  case word
  /// Within a run of ``runLength`` words.
  case run

  /// The words of a run that counts as standing in the dataset; of fewer nearly every word is one.
  public static let runLength = 4

  /// The coverage of a text's words by its longest matches in outputs.
  ///
  /// - Complexity: O(words).
  public static func coverage(by matches: LongestMatches) -> [WordCoverage] {
    var reached = 0
    return (0..<matches.count).map { word in
      let length = matches.length(at: word)
      if length >= runLength { reached = max(reached, word + length) }
      if word < reached { return .run }
      return length > 0 ? .word : .none
    }
  }
}
