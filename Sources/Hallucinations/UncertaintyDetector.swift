import SpoorModel
import Words

/// Doubts values that the model which wrote them hesitated over.
///
/// Evidence: the highest ``Suspicion`` of the tokens that meet the value. Log-probabilities rank
/// suspicion; they do not prove falsehood.
public struct UncertaintyDetector: SpanDetector {
  /// The name in spans.jsonl.
  public let name = "uncertainty"
  /// Which words are values.
  private let values: ValueFinder
  /// The suspicion from which a value is doubted.
  private let threshold: Double

  /// Creates a detector; `threshold` is a suspicion, 0 to 1.
  ///
  /// One half is where entropy and surprisal together pass 1.4 nats.
  public init(values: ValueFinder, threshold: Double = 0.5) {
    self.values = values
    self.threshold = threshold
  }

  /// One finding a value whose tokens have data; `nil` for an answer without per-token values.
  public func findings(in answer: Answer) -> [Finding]? {
    guard let divergence = answer.divergence, !answer.generation.offsets.isEmpty else { return nil }
    let suspicion = Suspicion.values(of: divergence, speaker: answer.speaker)
    return values.values(in: answer).compactMap { value in
      let bytes = answer.text.bytes(value.words)
      let tokens = answer.generation.tokens(meeting: ByteRange(bytes.lowerBound, bytes.upperBound))
      let known = tokens.compactMap { suspicion.indices.contains($0) ? suspicion[$0] : nil }
      guard let score = known.max() else { return nil }
      return Finding(
        words: value.words,
        kind: value.kind,
        judgement: score >= threshold ? .doubted : .cleared,
        score: score
      )
    }
  }
}
