/// A text's tokens by the pattern `\w+|[^\w\s]` of Python's `re`, lower-cased.
///
/// SelfCheckGPT splits with spaCy; on its README's example the pattern gives the same figures.
struct SelfCheckTokens {
  /// The tokens in order.
  let tokens: [String]

  init(_ text: String) {
    var tokens: [String] = []
    var word = String.UnicodeScalarView()
    func endWord() {
      if !word.isEmpty { tokens.append(String(word).lowercased()) }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if scalar.isWordCharacter {
        word.append(scalar)
        continue
      }
      endWord()
      if !scalar.properties.isWhitespace { tokens.append(String(scalar).lowercased()) }
    }
    endWord()
    self.tokens = tokens
  }
}

extension Unicode.Scalar {
  /// Python's `\w`: a letter, anything with a numeric value, or `_`; no combining mark.
  fileprivate var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: self == "_" || properties.numericType != nil
    }
  }
}
