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
  /// Supported: a sentence about the statement's topic holds its words in one run, and none is closer
  /// to what the answer's sentence says ("Sydney is the capital" is not supported by "Sydney is the
  /// largest city" beside "Canberra is the capital"). Contradicted: one is closer; or none holds the
  /// words, but one shares telling words with the answer's sentence, or with the sentences in which
  /// other references state the very value. So "born in Leeds" meets "birth town: Bath" where
  /// somebody else's birth town is Leeds.
  ///
  /// - Parameters:
  ///   - statement: the statement.
  ///   - others: the folded words of what else its sentence states.
  ///   - text: the answer.
  ///   - promptID: the prompt that it answers.
  /// - Returns: what the references say, and the sentence that says so.
  /// - Complexity: O(words of the reference).
  func finding(
    on statement: Statement,
    beside others: [[String]] = [],
    in text: WordedText,
    promptID: String
  ) -> (finding: Finding, evidence: DetectorEvidence) {
    let run = text.folded(statement.words)
    let about = sentences.sentences(about: statement.topic, for: promptID)
    // Every sentence about the subject holds its name: only one that holds it twice says it of it.
    let isSubject = SubjectNames(subject(of: statement, promptID)).contain(run)
    let times = isSubject ? 2 : 1
    let said = wording(of: statement, in: text).subtracting(run)
    let dates = statement.kind == .date ? text.dates(in: statement.words) : []
    let support = about.filter { sentence in
      sentence.text.starts(of: run).count >= times
        || dates.contains { date in sentence.dates.contains(where: date.isTold) }
    }
    .max { weight(of: said, in: $0) < weight(of: said, in: $1) }
    if let support {
      // A sentence that supports what else the answer's sentence states is about that.
      let free = about.filter { sentence in
        !sentence.text.hold(run) && !others.contains(where: sentence.text.hold)
      }
      let closer = rival(of: said, among: free)
      guard let closer, weight(of: said, in: closer) > weight(of: said, in: support) else {
        return (.supported, DetectorEvidence(.supported, by: support))
      }
      return (.contradicted, DetectorEvidence(.contradicted, by: closer))
    }
    let frames = isSubject ? [] : sentences.frames(of: run)
    if let rival = rival(of: said.union(frames), among: about) {
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

  /// How much a sentence shares of what was said, in nats.
  private func weight(of said: Set<String>, in sentence: ReferenceSentences.Sentence) -> Double {
    sentence.wording.intersection(said).sorted().map(sentences.weight).reduce(0, +)
  }

  /// The sentence that shares most telling words with what was said; `nil` where none shares any.
  private func rival(
    of said: Set<String>,
    among about: [ReferenceSentences.Sentence]
  ) -> ReferenceSentences.Sentence? {
    let weighed = about.map { ($0, weight(of: said, in: $0)) }
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
