public import SpoorModel
public import Words

/// The words of every prompt of an audit.
public struct PromptWords: Sendable {
  private let texts: [String: WordedText]
  private let folded: [String: FoldedText]

  /// Splits the prompts into words.
  public init(_ prompts: [Prompt], by scanner: WordScanner) {
    texts = Dictionary(
      prompts.map { ($0.id, WordedText($0.instruction, by: scanner)) },
      uniquingKeysWith: { first, _ in first }
    )
    folded = texts.mapValues { FoldedText($0.words.map(\.text)) }
  }

  /// The words of one prompt; none for a prompt that is not known.
  func words(of promptID: String) -> FoldedText { folded[promptID] ?? FoldedText([]) }

  /// The names that a prompt asks about, as it writes them.
  func names(of promptID: String, by finder: NameFinder) -> [[String]] {
    guard let text = texts[promptID] else { return [] }
    return finder.names(in: text.words.indices, of: text).map(text.folded)
  }
}
