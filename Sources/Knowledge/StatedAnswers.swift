import Words

/// A text's words as they are compared: folded, as everywhere in Spoor, and without ASCII punctuation, as SQuAD
/// writes them.
struct ComparedWords {
  private let words: [String]
  private let places: [String: [Int]]

  init(_ text: String, by scanner: WordScanner) {
    words = Self.words(text, scanner)
    places = Dictionary(grouping: words.indices) { [words] in words[$0] }
  }

  /// Whether so many words stand in the text one after another.
  func hold(_ run: [String]) -> Bool {
    guard let first = run.first else { return false }
    return (places[first] ?? []).contains { words[$0...].starts(with: run) }
  }

  static func words(_ text: String, _ scanner: WordScanner) -> [String] {
    scanner.words(of: text).map { word in
      let kept = word.text.utf8.filter { !ASCIIAnswer.isPunctuation($0) }
      return String(decoding: kept, as: UTF8.self)
    }
  }
}

/// The runs of words of which a long answer must hold one to state a claim.
///
/// An article that begins an answer may be missing. One that stands elsewhere may not, as it may in SQuAD's
/// comparison of short answers: within a long text "Vitamin A" would be in every "vitamin C".
struct StatedAnswers {
  private let runs: [[String]]

  /// Takes the answers; `nil` where one of them has no word.
  init?(_ answers: [String], by scanner: WordScanner) {
    runs = answers.map { answer in
      let words = ComparedWords.words(answer, scanner)
      let isArticle = words.count > 1 && ["a", "an", "the"].contains(words[0])
      return isArticle ? Array(words.dropFirst()) : words
    }
    if runs.contains(where: \.isEmpty) { return nil }
  }

  /// Whether one of them stands in a text.
  func stand(in text: ComparedWords) -> Bool { runs.contains(where: text.hold) }
}
