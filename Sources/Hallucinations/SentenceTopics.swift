import Words

/// What each sentence of a text speaks of.
///
/// The rule is written for languages with capitals, and careful: a sentence that names the subject of
/// the question speaks of it; one that opens with another name speaks of that one; one with a pronoun,
/// or without a name, goes on speaking of the last. A question without names is never left.
struct SentenceTopics: Sendable {
  /// One sentence.
  struct Sentence: Hashable, Sendable {
    /// Its words.
    var words: Range<Int>
    /// What it speaks of.
    var topic: Topic
    /// The words by which it names a subject of its own; `nil` where it names none.
    var name: Range<Int>?
  }

  let sentences: [Sentence]

  /// - Complexity: O(n) in the text's words.
  init(of text: WordedText, about asked: SubjectNames, by finder: NameFinder) {
    var topic = Topic.asked
    sentences = Sentences(of: text).ranges.map { words in
      let names = finder.names(in: words, of: text)
      if names.contains(where: { asked.contain(text.folded($0)) }) {
        topic = .asked
      } else if !asked.isEmpty, let name = Self.subject(names, of: words, in: text) {
        topic = .other(text.folded(name))
        return Sentence(words: words, topic: topic, name: name)
      }
      return Sentence(words: words, topic: topic, name: nil)
    }
  }

  /// The first name of a text's first sentence.
  static func firstName(of text: WordedText, by finder: NameFinder) -> [String]? {
    Sentences(of: text).ranges.first.flatMap { finder.names(in: $0, of: text).first }
      .map(text.folded)
  }

  /// The first name of a sentence, where something is said of it.
  private static func subject(
    _ names: [Range<Int>],
    of sentence: Range<Int>,
    in text: WordedText
  ) -> Range<Int>? {
    guard let name = names.first, name.upperBound < sentence.upperBound,
      !sentence.contains(where: { ClosedWords.subjectPronouns.contains(text.words[$0].text) })
    else { return nil }
    let follows =
      name.lowerBound > sentence.lowerBound
      && ClosedWords.circumstances.contains(text.words[name.lowerBound - 1].text)
    return follows ? nil : name
  }
}
