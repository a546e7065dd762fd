import SpoorModel
import Words

/// Asks the prompt's reference texts whether what an answer states is so.
///
/// Evidence: the sentence that says so, or says otherwise. A statement about somebody else than the
/// prompt's subject is held against sentences about that one alone.
public struct ReferenceDetector: SpanDetector {
  /// Its name.
  public let detector = Detector.reference
  private let library: ReferenceLibrary

  /// Creates a detector that reads `library`.
  public init(library: ReferenceLibrary) { self.library = library }

  /// One opinion a statement; `nil` for an answer to a prompt without a reference.
  public func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
    guard library.covers(answer.prompt.id) else { return nil }
    let siblings = Dictionary(grouping: statements, by: \.sentence)
    return statements.map { statement in
      let others = siblings[statement.sentence, default: []].filter { $0 != statement }
      let (finding, evidence) = library.finding(
        on: statement,
        beside: others.map { answer.text.folded($0.words) },
        in: answer.text,
        promptID: answer.prompt.id
      )
      return Opinion(
        signals: [
          .contradicted: finding == .contradicted ? 1 : 0,
          .notMentioned: finding == .notMentioned ? 1 : 0,
          .otherSubject: finding == .otherSubject ? 1 : 0,
        ],
        evidence: evidence
      )
    }
  }
}
