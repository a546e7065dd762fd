import SpoorModel

/// A text as a second look for a quote reads it: small letters, ASCII quotes, one space for any white
/// space, none at the ends.
struct LooseText {
  /// The text so written.
  let scalars: [Unicode.Scalar]
  /// For each scalar the index of the one in the original that it comes from.
  private let origins: [Int]

  /// - Complexity: O(n).
  init(_ original: some Sequence<Unicode.Scalar>) {
    var scalars: [Unicode.Scalar] = []
    var origins: [Int] = []
    var space: Int?
    for (index, scalar) in original.enumerated() {
      if scalar.properties.isWhitespace {
        space = space ?? index
        continue
      }
      if let space, !scalars.isEmpty {
        scalars.append(" ")
        origins.append(space)
      }
      space = nil
      for loose in Self.loose(scalar) {
        scalars.append(loose)
        origins.append(index)
      }
    }
    self.scalars = scalars
    self.origins = origins
  }

  /// Where another text stands in this one, as ranges of this one's original.
  ///
  /// Not inside of a word: `No` does not stand in `know`.
  func ranges(of other: LooseText) -> [ScalarRange] {
    occurrences(of: other.scalars, in: scalars).compactMap { start in
      let end = start + other.scalars.count
      guard !continuesWord(at: start), !continuesWord(at: end) else { return nil }
      return ScalarRange(origins[start], origins[end - 1] + 1)
    }
  }

  /// Whether the scalars on both sides of a place belong to one word of a script with spaces.
  private func continuesWord(at place: Int) -> Bool {
    guard place > 0, place < scalars.count else { return false }
    return [scalars[place - 1], scalars[place]].allSatisfy {
      $0.properties.isCased || $0.properties.numericType != nil
    }
  }

  private static func loose(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{FF07}", "`", "\u{B4}":
      "'".unicodeScalars
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2033}", "\u{FF02}": "\"".unicodeScalars
    default: scalar.properties.lowercaseMapping.unicodeScalars
    }
  }
}
