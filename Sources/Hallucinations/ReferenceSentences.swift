import Foundation
import SpoorModel
import Words

/// The sentences of an audit's references: what each speaks of, and in which words.
struct ReferenceSentences: Sendable {
  /// One sentence of a reference.
  struct Sentence: Sendable {
    /// The prompt whose reference it is.
    var promptID: String
    /// As the reference has it.
    var surface: String
    /// Its words.
    var text: FoldedText
    /// Its words that are neither names nor numbers: what it says of them.
    var wording: Set<String>
    /// The dates in it.
    var dates: [CalendarDate]
    /// What it speaks of; the prompt's subject, or the reference's title, is the one asked for.
    var topic: Topic
    /// The name of that, where it is another's.
    var subject: SubjectNames
  }

  private let sentences: [Sentence]
  private let byPrompt: [String: [Int]]
  /// The sentences of each prompt's reference that speak of its subject.
  private let aboutSubject: [String: [Sentence]]
  /// The prompts whose reference has a title of these words.
  private let byTitle: [Set<String>: [String]]
  /// The sentences that hold a word.
  private let holders: [String: [Int]]

  /// - Complexity: O(n) in the references' words.
  init(_ references: [Reference], prompts: PromptWords, names: NameFinder, by scanner: WordScanner)
  {
    var sentences: [Sentence] = []
    var byTitle: [Set<String>: [String]] = [:]
    for reference in references {
      let title = reference.title.map { scanner.words(of: $0).map(\.text) }
      if let title { byTitle[Self.key(title), default: []].append(reference.promptID) }
      let text = WordedText(reference.text, by: scanner)
      // A reference without a title begins with its subject, by whatever name.
      let subject = title ?? SentenceTopics.firstName(of: text, by: names)
      let named = prompts.names(of: reference.promptID, by: names)
      // An answer to a question without names is never taken to leave its subject; nor is its reference.
      let asked = named.isEmpty && title == nil ? [] : named + (subject.map { [$0] } ?? [])
      let topics = SentenceTopics(of: text, about: SubjectNames(asked), by: names)
      sentences += topics.sentences.map {
        Sentence($0, of: text, promptID: reference.promptID, names)
      }
    }
    self.sentences = sentences
    self.byTitle = byTitle
    byPrompt = Dictionary(grouping: sentences.indices) { sentences[$0].promptID }
    aboutSubject = byPrompt.mapValues { indices in
      indices.map { sentences[$0] }.filter { $0.topic == .asked }
    }
    holders = sentences.indices.reduce(into: [:]) { holders, index in
      for word in Set(sentences[index].text.words) { holders[word, default: []].append(index) }
    }
  }

  /// Whether there is a reference for the prompt.
  func covers(_ promptID: String) -> Bool { byPrompt[promptID] != nil }

  /// The sentences that may speak for or against what an answer to the prompt says of a topic: a
  /// sentence about somebody else supports nothing.
  func sentences(about topic: Topic, for promptID: String) -> [Sentence] {
    guard case .other(let name) = topic else { return aboutSubject[promptID, default: []] }
    let telling = SubjectNames.telling(name)
    let named = byPrompt[promptID, default: []].map { sentences[$0] }
      .filter { $0.subject.contain(telling: telling) || $0.text.hold(name) }
    return named
      + byTitle[Self.key(name), default: []].flatMap { aboutSubject[$0, default: []] }
  }

  /// At most this many sentences tell in which wording a value stands elsewhere.
  private static let framesRead = 50

  /// The wording in which sentences of any reference state the run.
  func frames(of run: [String]) -> Set<String> {
    let run = run.map(FoldedText.bare)
    guard let first = run.first else { return [] }
    let holding = holders[first, default: []].prefix(Self.framesRead).lazy.map { sentences[$0] }
    return holding.filter { $0.text.hold(run) }.reduce(into: []) { $0.formUnion($1.wording) }
  }

  /// A word held by at most this share of all sentences tells what a sentence is about.
  private static let tellingShare = 1.0 / 3

  /// How much a word of their wording tells of what sentences say, in nats; 0 for common words.
  func weight(of word: String) -> Double {
    guard !ClosedWords.contains(word) else { return 0 }
    let share = Double(holders[word]?.count ?? 0) / Double(max(1, sentences.count))
    return share > 0 && share <= Self.tellingShare ? -log(share) : 0
  }

  private static func key(_ name: [String]) -> Set<String> { Set(name.map(FoldedText.bare)) }
}

extension ReferenceSentences.Sentence {
  fileprivate init(
    _ sentence: SentenceTopics.Sentence,
    of text: WordedText,
    promptID: String,
    _ names: NameFinder
  ) {
    self.init(
      promptID: promptID,
      surface: Sentences.surface(sentence.words, of: text),
      text: FoldedText(text.folded(sentence.words)),
      wording: text.wording(of: sentence.words, by: names),
      dates: text.dates(in: sentence.words),
      topic: sentence.topic,
      subject: SubjectNames(sentence.topic.name.map { [$0] } ?? [])
    )
  }
}

extension WordedText {
  /// The folded words of a range that are neither part of a name nor numeric.
  func wording(of range: Range<Int>, by names: NameFinder) -> Set<String> {
    var words = Set(range.filter { !isNumeric($0) }.map { self.words[$0].text })
    for name in names.names(in: range, of: self) { words.subtract(folded(name)) }
    return words
  }
}
