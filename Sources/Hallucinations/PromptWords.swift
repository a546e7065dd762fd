public import SpoorModel
public import Words

/// The folded words of every prompt of an audit.
public struct PromptWords: Sendable {
  private let words: [String: FoldedText]

  /// Splits the prompts into words.
  public init(_ prompts: [Prompt], by scanner: WordScanner) {
    words = Dictionary(
      prompts.map { ($0.id, FoldedText(scanner.words(of: $0.instruction).map(\.text))) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The words of one prompt; none for a prompt that is not known.
  func words(of promptID: String) -> FoldedText { words[promptID] ?? FoldedText([]) }
}

/// The folded words of a text, asked only whether they hold a run.
struct FoldedText: Sendable {
  private let words: [String]

  init(_ words: [String]) { self.words = words.map(Self.bare) }

  /// Whether the run stands in the text, word by word; a possessive counts as its noun.
  func hold(_ run: [String]) -> Bool {
    !run.isEmpty && words.contains(run.map(Self.bare))
  }

  private static func bare(_ word: String) -> String {
    word.hasSuffix("'s") ? String(word.dropLast(2)) : word
  }
}
