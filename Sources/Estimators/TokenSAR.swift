/// Surprisal, weighted by how much each token bears on the answer's meaning.
///
/// Σ_t −ℓ_t R_t / Σ R, R_t = 1 − similarity of the answer and the answer without token t (Duan et al.
/// 2307.01379). The similarities are somebody else's.
public struct TokenSAR: Hashable, Sendable {
  /// ℓ_t of each token.
  public let likelihoods: TokenLikelihoods
  /// The similarity of the answer to itself without each token.
  public let similarities: [Double]

  /// Creates it from both.
  ///
  /// - Throws: ``EstimatorError`` where the numbers of tokens differ or a similarity lies outside −1…1.
  public init(
    _ likelihoods: TokenLikelihoods,
    similarities: [Double]
  ) throws(EstimatorError) {
    let count = likelihoods.logLikelihoods.count
    guard similarities.count == count else {
      throw .lengthsDiffer(.logLikelihoods, count, .tokenSimilarity, similarities.count)
    }
    try similarities.checkSimilarities(.tokenSimilarity)
    self.likelihoods = likelihoods
    self.similarities = similarities
  }

  /// The weighted surprisal, nats; 0, as coded in lm-polygraph, where no token bears on the meaning;
  /// `nil` without tokens.
  public var value: Double? {
    guard !similarities.isEmpty else { return nil }
    let relevances = similarities.map { max(0, 1 - $0) }
    let total = relevances.reduce(0, +)
    guard total > 0 else { return 0 }
    return zip(likelihoods.surprisals, relevances).reduce(0) { $0 + $1.0 * $1.1 } / total
  }
}
