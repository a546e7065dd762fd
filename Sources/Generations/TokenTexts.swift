import SpoorModel

/// Holds tokens' texts, as a server writes them, against a response.
struct TokenTexts {
  private let generation: Generation
  private let bytes: [UInt8]

  init(_ generation: Generation) {
    self.generation = generation
    bytes = Array(generation.text.utf8)
  }

  /// Whether these can be the response's first tokens: all, or all but the end mark.
  func fit(_ texts: ArraySlice<String>) -> Bool {
    guard generation.offsets.isEmpty else {
      return zip(texts.indices, texts).allSatisfy { index, text in
        fits(text, token: index - texts.startIndex)
      }
    }
    let joined = Self.plain(texts.joined())
    let response = Self.plain(generation.text)
    return Self.isEqual(joined, response)
      || Self.isEqual(Self.plain(texts.dropLast().joined()), response)
      || texts.contains(where: \.isAmbiguousToken)
        && TokenSpelling(generation.text).offsets(of: Array(texts)) != nil
  }

  /// The token's text; `nil` where it is part of a character, or where offsets are unknown.
  func text(of token: Int) -> String? {
    guard generation.offsets.indices.contains(token) else { return nil }
    let range = generation.offsets[token].bytes
    return String(validating: bytes[range.start..<range.end], as: UTF8.self)
  }

  private func fits(_ text: String, token: Int) -> Bool {
    // An end mark may be written in any way, and so may part of a character.
    guard let expected = self.text(of: token), !expected.isEmpty else { return true }
    return Self.isEqual(Self.plain(text), expected)
  }

  /// Servers that decode tokens one by one may lose the blank before a word.
  private static func isEqual(_ text: String, _ expected: String) -> Bool {
    text == expected || text == expected.dropFirst(expected.hasPrefix(" ") ? 1 : 0)
      || text.dropFirst(text.hasPrefix(" ") ? 1 : 0) == expected
  }

  /// With blanks for the marks that sentencepiece has in their place.
  private static func plain(_ text: String) -> String {
    text.contains("▁") ? String(text.map { $0 == "▁" ? " " : $0 }) : text
  }
}

extension String {
  /// Whether several tokens of a vocabulary are likely to have this text: part of a character, or none.
  var isAmbiguousToken: Bool {
    isEmpty || unicodeScalars.contains("\u{FFFD}") || hasPrefix("bytes:\\x")
  }
}
