import SpoorModel

/// The texts of a vocabulary's tokens, as far as responses show them.
public struct SeenVocabulary: Hashable, Sendable {
  private var given: [Int: String] = [:]
  private var cut: [Int: String] = [:]

  /// Creates a vocabulary of no token yet.
  public init() {}

  /// The texts that are known, by token id.
  public var texts: [Int: String] { cut.merging(given) { $1 } }

  /// Adds the tokens of a response: as its record writes them, else as its offsets cut them out of it.
  ///
  /// - Complexity: O(n) for a response of n bytes.
  public mutating func add(_ answer: FileAnswer) {
    let ids = answer.generation.tokenIDs
    guard answer.tokenTexts.isEmpty else {
      for (id, text) in zip(ids, answer.tokenTexts) { given.add(text, to: id) }
      return
    }
    let texts = TokenTexts(answer.generation)
    for (token, id) in ids.enumerated() {
      if let text = texts.text(of: token) { cut.add(text, to: id) }
    }
  }
}

extension [Int: String] {
  /// Keeps the longest: where a response begins, a token may have lost its blank.
  fileprivate mutating func add(_ text: String, to id: Int) {
    guard text.utf8.count > self[id]?.utf8.count ?? 0 else { return }
    self[id] = text
  }
}
