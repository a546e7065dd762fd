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
    let others = Dictionary(
      values.values(in: base, answering: answer.prompt.id).map { ($0.kind, $0.words.lowerBound) },
      uniquingKeysWith: { first, _ in first }
    )
    return statements.map { statement in
      let same = folded.starts(of: answer.text.folded(statement.words)).first
      let other = same == nil ? others[statement.kind] : nil
      let sentence = (same ?? other).flatMap(sentences.sentence(holding:))
      return Opinion(
        signals: [.baseAgrees: same == nil ? 0 : 1, .baseConflicts: other == nil ? 0 : 1],
        evidence: DetectorEvidence(
          detector: detector.rawValue,
          stance: same != nil ? .supported : other != nil ? .contradicted : .notMentioned,
          text: sentence.map { Sentences.surface($0, of: base) }
        )
      )
    }
  }
}
