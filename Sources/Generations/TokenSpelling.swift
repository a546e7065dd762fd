public import SpoorModel

/// Finds where a response's tokens stand by the text that a server gives each of them.
///
/// A token that is part of a character has no text of its own: `�`, or none. Such tokens, one behind the other, share the
/// bytes up to the next token with a text evenly: which of them a byte belongs to nobody can tell, and
/// spans, which end at words, seldom ask.
public struct TokenSpelling {
  private let bytes: [UInt8]
  private let ruler: TextRuler

  /// Prepares a response's text.
  public init(_ text: String) {
    bytes = Array(text.utf8)
    ruler = TextRuler(text)
  }

  /// One offset a token, in order; `nil` where the tokens do not spell the text.
  ///
  /// A last token without text, or with a mark's (`</s>`), has an offset of no bytes. A text that was cut
  /// off inside its last token gives that token what is left.
  ///
  /// - Complexity: O(n) for n bytes, unless parts of characters make it search.
  public func offsets(of tokens: [String]) -> [TokenOffset]? {
    let marks = tokens.reversed().prefix(while: \.isEmpty).count
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(tokens.count)
    var place = 0
    var parts: [String] = []
    for (index, token) in tokens.dropLast(marks).enumerated() {
      if token.isAmbiguousToken {
        parts.append(token)
        continue
      }
      let isLast = index == tokens.count - marks - 1
      guard let found = range(of: token, from: place, behind: parts, isLast: isLast) else {
        return nil
      }
      ranges += Self.shares(of: place..<found.lowerBound, parts.count)
      ranges.append(found)
      (place, parts) = (found.upperBound, [])
    }
    if !parts.isEmpty {
      ranges += Self.shares(of: place..<bytes.count, parts.count)
      place = bytes.count
    }
    guard place == bytes.count || marks > 0 && isOfCharacters(place..<bytes.count) else {
      return nil
    }
    ranges += Self.shares(of: place..<bytes.count, marks)
    return ranges.map { ruler.offset(of: $0) }
  }

  private func range(
    of token: String,
    from place: Int,
    behind parts: [String],
    isLast: Bool
  ) -> Range<Int>? {
    let spelled = Array(token.replacing("▁", with: " ").utf8)
    if !parts.isEmpty {
      if parts.contains(where: { !$0.isEmpty }) { return next(spelled, from: place + 1) }
      let found = next(spelled, from: place)
      return found.flatMap { isOfCharacters(place..<$0.lowerBound) ? $0 : nil }
    }
    if stands(spelled[...], at: place) { return place..<place + spelled.count }
    // Servers that decode tokens one by one may lose the blank before the first word.
    if place == 0, spelled.first == UInt8(ascii: " "), stands(spelled.dropFirst(), at: 0) {
      return 0..<spelled.count - 1
    }
    guard isLast else { return nil }
    let rest = bytes[place...]
    return rest.isEmpty || spelled.starts(with: rest) ? place..<bytes.count : nil
  }

  /// Whether tokens without any text can have these bytes: parts of characters, as some servers spell
  /// them, and marks.
  private func isOfCharacters(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 >= 0x80 }
  }

  private func stands(_ spelled: ArraySlice<UInt8>, at place: Int) -> Bool {
    bytes[place...].starts(with: spelled)
  }

  private func next(_ spelled: [UInt8], from place: Int) -> Range<Int>? {
    guard place <= bytes.count else { return nil }
    let found = (place...bytes.count).first { stands(spelled[...], at: $0) }
    return found.map { $0..<$0 + spelled.count }
  }

  private static func shares(of range: Range<Int>, _ parts: Int) -> [Range<Int>] {
    let start = range.lowerBound
    return (0..<parts).map { part in
      start + range.count * part / parts..<start + range.count * (part + 1) / parts
    }
  }
}
