/// A text cut into Prodigy's tokens: they cover it, and an edge lies wherever a mark begins or ends.
///
/// A single blank behind a token is no token but its `ws`, as spaCy has it.
struct ProdigyTokens {
  struct Token: Hashable {
    /// In scalars.
    let range: Range<Int>
    let text: String
    let hasBlank: Bool
  }

  let tokens: [Token]

  /// - Complexity: O(n) in the text's length, but for the sorting of marks.
  init(_ text: String, marks: [Range<Int>]) {
    let scalars = Array(text.unicodeScalars)
    let starts = Set(marks.map(\.lowerBound))
    let ends = Set(marks.map(\.upperBound))
    let edges = Self.wordEdges(of: text).union(starts).union(ends).union([scalars.count])
      .filter { $0 <= scalars.count }.sorted()
    var tokens: [Token] = []
    for (start, end) in zip(edges, edges.dropFirst()) {
      let isBlank = end == start + 1 && scalars[start] == " "
      // Not where a mark begins or ends with the blank: it could not be told.
      if isBlank, let last = tokens.last, !last.hasBlank, !starts.contains(start),
        !ends.contains(end)
      {
        tokens[tokens.count - 1] = Token(range: last.range, text: last.text, hasBlank: true)
      } else {
        let words = String(String.UnicodeScalarView(scalars[start..<end]))
        tokens.append(Token(range: start..<end, text: words, hasBlank: false))
      }
    }
    self.tokens = tokens
  }

  private enum Kind: Equatable {
    case word
    case space
    case single
  }

  /// Where words, runs of blanks and single signs begin; ideographs and kana are single signs.
  private static func wordEdges(of text: String) -> Set<Int> {
    var edges: Set<Int> = [0]
    var offset = 0
    var last: Kind?
    for character in text {
      let kind = kind(of: character)
      if kind != last || kind == .single || character == " " { edges.insert(offset) }
      last = character == " " ? nil : kind
      offset += character.unicodeScalars.count
    }
    return edges
  }

  private static func kind(of character: Character) -> Kind {
    guard let first = character.unicodeScalars.first else { return .single }
    if first.properties.isWhitespace { return .space }
    let isKana = (0x3040...0x30FF).contains(first.value)
    if first.properties.isIdeographic || isKana { return .single }
    return character.isLetter || character.isNumber ? .word : .single
  }
}
