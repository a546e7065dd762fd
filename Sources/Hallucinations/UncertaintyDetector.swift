import SpoorModel
import Words

/// Asks how much the model that wrote an answer hesitated over each statement, and before it.
///
/// Evidence: log-probabilities of the emitted tokens. They rank suspicion; they do not prove falsehood.
/// On the planted world the value's own surprisal and the surprisal gathered until then rank false
/// values above true ones better than entropies, means or maxima, in all three tuned models.
public struct UncertaintyDetector: SpanDetector {
  /// Its name.
  public let detector = Detector.uncertainty

  /// Creates a detector.
  public init() {}

  /// One opinion a statement whose tokens have data; `nil` for an answer without per-token values.
  ///
  /// - Complexity: O(tokens + statements · log tokens).
  public func opinions(on statements: [Statement], in answer: Answer) -> [Opinion?]? {
    guard let divergence = answer.divergence, !answer.generation.offsets.isEmpty else { return nil }
    let logProbabilities =
      switch answer.speaker {
      case .tuned: divergence.tunedLogProbability
      case .base: divergence.baseLogProbability
      }
    let gathered = logProbabilities.reduce(into: [0.0]) { $0.append($0[$0.count - 1] - ($1 ?? 0)) }
    return statements.map { statement in
      let bytes = answer.text.bytes(statement.words)
      let tokens = answer.generation.tokens(meeting: ByteRange(bytes.lowerBound, bytes.upperBound))
      let known = tokens.compactMap {
        logProbabilities.indices.contains($0) ? logProbabilities[$0] : nil
      }
      let surprisal = -known.reduce(0, +)
      guard let first = tokens.first, known.count == tokens.count, surprisal.isFinite,
        gathered[first].isFinite
      else { return nil }
      return Opinion(signals: [.surprisal: surprisal, .surprisalBefore: gathered[first]])
    }
  }
}
