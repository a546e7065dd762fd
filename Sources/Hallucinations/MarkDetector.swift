import SpoorModel
import Words

/// Takes what a file marks in the response: another program's, a person's, or a judge model's.
///
/// Evidence: the probability that the file gives, and its reason where it has one; a statement that it does
/// not mark has 0.
public struct MarkDetector: SpanDetector, Sendable {
  /// Whose marks it takes.
  public let detector: Detector
  private let signal: Signal

  /// Takes what another program or a person marked.
  public static let imported = MarkDetector(detector: .imported, signal: .imported)
  /// Takes what a judge model quoted.
  public static let judge = MarkDetector(detector: .judge, signal: .judged)

  /// One opinion a statement; `nil` for a response that the file does not know.
  public func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
    guard let marks = answer.marks[detector] else { return nil }
    return statements.map { statement in
      let scalars = answer.text.scalars(statement.words)
      let range = ScalarRange(scalars.lowerBound, scalars.upperBound)
      let surest = marks.filter { $0.range.overlaps(range) }.max {
        $0.probability < $1.probability
      }
      return Opinion(
        signals: [signal: surest?.probability ?? 0],
        evidence: surest?.reason.map {
          DetectorEvidence(detector: detector.rawValue, stance: .contradicted, text: $0)
        }
      )
    }
  }
}
