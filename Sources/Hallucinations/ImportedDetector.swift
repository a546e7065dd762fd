import SpoorModel
import Words

/// Takes what another program or a person marked in the response.
///
/// Evidence: the probability that the file gives; a statement that it does not mark has 0.
public struct ImportedDetector: SpanDetector {
  /// Its name.
  public let detector = Detector.imported

  /// Creates a detector.
  public init() {}

  /// One opinion a statement; `nil` for a response that the file does not know.
  public func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
    guard let marks = answer.marks else { return nil }
    return statements.map { statement in
      let scalars = answer.text.scalars(statement.words)
      let range = ScalarRange(scalars.lowerBound, scalars.upperBound)
      let probability = marks.filter { $0.range.overlaps(range) }.map(\.probability).max() ?? 0
      return Opinion(signals: [.imported: probability])
    }
  }
}
