import Words

/// Who or what a sentence speaks of.
enum Topic: Hashable, Sendable {
  /// The subject of the prompt, or of the reference.
  case asked
  /// Somebody or something else that the text names, by its folded words.
  case other([String])

  /// The words of another's name.
  var name: [String]? {
    if case .other(let name) = self { name } else { nil }
  }
}

/// Names that stand for one subject: those whose words hold the name's, or are held by them.
///
/// "Beethoven" and "Ludwig van Beethoven" are one; "Ada Clark" and "Bert Clark" are two.
struct SubjectNames: Hashable, Sendable {
  private let names: [Set<String>]

  init(_ names: [[String]]) {
    self.names = names.map(Self.telling).filter { !$0.isEmpty }
  }

  /// The names of a text.
  init(in text: WordedText, by finder: NameFinder) {
    self.init(finder.names(in: text.words.indices, of: text).map(text.folded))
  }

  var isEmpty: Bool { names.isEmpty }

  /// Whether a name is one of these.
  func contain(_ name: [String]) -> Bool { contain(telling: Self.telling(name)) }

  /// Whether the name of these telling words is one of these.
  func contain(telling words: Set<String>) -> Bool {
    !words.isEmpty && names.contains { $0.isSuperset(of: words) || $0.isSubset(of: words) }
  }

  /// The words that tell a name from others.
  static func telling(_ name: [String]) -> Set<String> {
    Set(name.map(FoldedText.bare)).subtracting(ClosedWords.nameParticles)
  }
}
