import Foundation

extension KeyedDecodingContainer {
  /// One of a few words, in letters of any case; `nil` where the key is absent or null.
  ///
  /// - Parameters:
  ///   - key: where it stands.
  ///   - words: the words as an error names them: `left or right`.
  /// - Returns: the word that stands there.
  /// - Throws: `DecodingError` for any other word.
  func choice<Choice: RawRepresentable<String>>(
    forKey key: Key,
    of words: String
  ) throws -> Choice? {
    guard let word = try decodeIfPresent(String.self, forKey: key) else { return nil }
    let plain = word.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    guard let choice = Choice(rawValue: plain) else {
      throw DecodingError.dataCorruptedError(
        forKey: key,
        in: self,
        debugDescription: "'\(word)' is not \(words)"
      )
    }
    return choice
  }
}
