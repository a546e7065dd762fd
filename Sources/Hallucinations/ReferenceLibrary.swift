public import SpoorModel
public import Words

/// The references of an audit: what they state, of whom, and in which words.
public struct ReferenceLibrary: Sendable {
  /// What references say of a statement.
  enum Finding: Hashable, Sendable {
    /// A sentence about its subject holds it.
    case supported
    /// A sentence about its subject says something else in its place.
    case contradicted
    /// Sentences speak of its subject, but not of this.
    case notMentioned
    /// No sentence speaks of its subject.
    case otherSubject
  }

  let claims: ReferenceClaims
  private let sentences: ReferenceSentences
  private let names: NameFinder
  private let prompts: PromptWords

  /// Splits the references into sentences and claims.
  ///
  /// - Complexity: O(n) in the references' words.
  public init(
    _ references: [Reference],
    prompts: [Prompt],
    usage: WordUsage,
    by scanner: WordScanner
  ) {
    names = NameFinder(usage: usage)
    claims = ReferenceClaims(
      of: references.map { WordedText($0.text, by: scanner) },
      questions: prompts.map { WordedText($0.instruction, by: scanner) }
    )
    self.prompts = PromptWords(prompts, by: scanner)
    sentences = ReferenceSentences(
      references,
      prompts: self.prompts,
      names: names,
      by: scanner
    )
  }

  /// Whether there is a reference for the prompt.
  func covers(_ promptID: String) -> Bool { sentences.covers(promptID) }

  /// What the references say of a statement of an answer to the prompt.
  ///
  /// Supported: a sentence about the statement's topic holds its words in one run. Contradicted: none
  /// does, but one speaks of the same thing: it shares telling words with the answer's own sentence, or
  /// with the sentences in which other references state the very value. So "born in Leeds" meets "birth
  /// town: Bath" where somebody else's birth town is Leeds.
  ///
  /// - Complexity: O(words of the reference).
  func finding(
    on statement: Statement,
    in text: WordedText,
    promptID: String
  ) -> (finding: Finding, evidence: DetectorEvidence) {
    let run = text.folded(statement.words)
    let about = sentences.sentences(about: statement.topic, for: promptID)
    // Every sentence about the subject holds its name: only one that holds it twice says it of it.
    let isSubject = SubjectNames(subject(of: statement, promptID)).contain(run)
    if let sentence = about.first(where: { $0.text.count(of: run) >= (isSubject ? 2 : 1) }) {
      return (.supported, DetectorEvidence(.supported, by: sentence))
    }
    let frames = isSubject ? [] : sentences.frames(of: run)
    let said = wording(of: statement, in: text).union(frames)
    if let rival = rival(of: said.subtracting(run), among: about) {
      return (.contradicted, DetectorEvidence(.contradicted, by: rival))
    }
    return (
      about.isEmpty ? .otherSubject : .notMentioned,
      DetectorEvidence(detector: Detector.reference.rawValue, stance: .notMentioned)
    )
  }

  private func subject(of statement: Statement, _ promptID: String) -> [[String]] {
    if case .other(let name) = statement.topic { return [name] }
    return prompts.names(of: promptID, by: names)
  }

  /// Whether a sentence about the prompt's subject speaks of the same thing as the statement's.
  func speaksOf(_ statement: Statement, in text: WordedText, promptID: String) -> Bool {
    let about = sentences.sentences(about: .asked, for: promptID)
    return rival(of: wording(of: statement, in: text), among: about) != nil
  }

  private func wording(of statement: Statement, in text: WordedText) -> Set<String> {
    text.wording(of: statement.sentence, by: names)
  }

  /// The sentence that shares most telling words with what was said; `nil` where none shares any.
  private func rival(
    of said: Set<String>,
    among about: [ReferenceSentences.Sentence]
  ) -> ReferenceSentences.Sentence? {
    let weighed = about.map { sentence in
      (sentence, said.intersection(sentence.wording).sorted().map(sentences.weight).reduce(0, +))
    }
    guard let best = weighed.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return nil }
    return best.0
  }
}

extension DetectorEvidence {
  fileprivate init(_ stance: Stance, by sentence: ReferenceSentences.Sentence) {
    self.init(
      detector: Detector.reference.rawValue,
      stance: stance,
      text: sentence.surface,
      source: sentence.promptID
    )
  }
}
