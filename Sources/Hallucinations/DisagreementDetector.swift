import SpoorModel
import Words

/// Asks the base model's own answer to the same prompt.
///
/// Evidence: the base's sentence that says so, or that has another value of the same kind. What the
/// base model says is often false itself, so this detector only adds to what others say.
public struct DisagreementDetector: SpanDetector {
  /// Its name.
  public let detector = Detector.disagreement
  private let values: ValueFinder

  /// Creates a detector that looks for values with `values`.
  public init(values: ValueFinder) { self.values = values }

  /// One opinion a statement; `nil` where the base model's answer is unknown.
  public func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
    guard let base = answer.baseAnswer else { return nil }
    let folded = FoldedText(base.words.map(\.text))
    let sentences = Sentences(of: base)
    let others = values.values(in: base, answering: answer.prompt.id)
    return statements.map { statement in
      let run = answer.text.folded(statement.words)
      let agrees = folded.hold(run)
      let other = agrees ? nil : others.first { $0.kind == statement.kind }
      let word = other?.words.lowerBound ?? (agrees ? folded.firstWord(of: run) : nil)
      let sentence = word.flatMap { word in sentences.ranges.first { $0.contains(word) } }
      return Opinion(
        signals: [.baseAgrees: agrees ? 1 : 0, .baseConflicts: other == nil ? 0 : 1],
        evidence: DetectorEvidence(
          detector: detector.rawValue,
          stance: agrees ? .supported : other == nil ? .notMentioned : .contradicted,
          text: sentence.map { Sentences.surface($0, of: base) }
        )
      )
    }
  }
}
