public import Words

/// How the texts of one audit use each word: how many hold it, and whether they write it with a
/// capital where no sentence begins.
///
/// A word that many texts share is wording; one that few hold is what a text is about. A word that
/// is capitalised inside sentences is a name.
public struct WordUsage: Sendable {
  private struct Counts {
    var texts = 0
    var capitalInside = 0
    var smallInside = 0
  }

  private var counts: [String: Counts] = [:]
  /// The number of texts that were counted.
  public private(set) var texts = 0

  /// Counts the words of some texts.
  ///
  /// - Complexity: O(n) in the number of words.
  public init(of texts: some Sequence<WordedText>) {
    for text in texts { count(text) }
  }

  private mutating func count(_ text: WordedText) {
    texts += 1
    for word in Set(text.words.map(\.text)) { counts[word, default: Counts()].texts += 1 }
    for index in text.words.indices where !text.startsSentence(at: index) {
      if text.isCapitalised(index) {
        counts[text.words[index].text, default: Counts()].capitalInside += 1
      } else {
        counts[text.words[index].text, default: Counts()].smallInside += 1
      }
    }
  }

  /// The share of the texts that hold the word, 0 to 1.
  public func share(ofTextsHolding word: String) -> Double {
    texts == 0 ? 0 : Double(counts[word]?.texts ?? 0) / Double(texts)
  }

  /// Whether the texts write the word with a capital inside sentences more often than without.
  public func isName(_ word: String) -> Bool {
    counts[word].map { $0.capitalInside > $0.smallInside } ?? false
  }

  /// Whether the texts write the word with a small letter anywhere inside a sentence.
  public func isWrittenSmall(_ word: String) -> Bool { (counts[word]?.smallInside ?? 0) > 0 }
}

extension WordedText {
  /// Whether the word at `index` begins with a capital letter.
  func isCapitalised(_ index: Int) -> Bool {
    surface(index).unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Whether the word at `index` holds a digit.
  func isNumeric(_ index: Int) -> Bool {
    // A folded digit is a decimal one; 一 and its like are numeric too, but words of their own.
    words[index].text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }
}
