import Foundation

/// How likely a model found each token of its own answer, and what follows for the whole answer.
///
/// ℓ_t = ln p(y_t | y_<t, x), nats. Each figure is linear in the number of tokens.
public struct TokenLikelihoods: Hashable, Sendable {
  /// ℓ_t of each token, each at most 0.
  public let logLikelihoods: [Double]

  /// Creates them from natural logarithms; up to 1e-4 above 0 is rounding and counts as 0.
  ///
  /// - Throws: ``EstimatorError/notALogProbability(_:index:value:)`` for NaN, ±∞ and what lies above 0.
  public init(_ logLikelihoods: [Double]) throws(EstimatorError) {
    self.logLikelihoods = try logLikelihoods.logProbabilities(from: .logLikelihoods)
  }

  /// −ℓ_t of each token, nats.
  public var surprisals: [Double] { logLikelihoods.map { 0 - $0 } }

  /// The surprisal of the least likely token, nats; `nil` without tokens.
  ///
  /// UQLM's `min_probability` is e to the minus this.
  public var highestSurprisal: Double? { surprisals.max() }

  /// −Σ ℓ_t, nats; `nil` without tokens.
  ///
  /// lm-polygraph's `MaximumSequenceProbability`: minus the logarithm of the answer's probability.
  /// It grows with length.
  public var maximumSequenceProbability: Double? {
    logLikelihoods.isEmpty ? nil : surprisals.reduce(0, +)
  }

  /// −mean ℓ_t, nats; `nil` without tokens.
  ///
  /// lm-polygraph's `Perplexity` (Fomicheva et al. 2020); the perplexity itself is e to this, UQLM's
  /// `normalized_probability` e to minus this.
  public var logPerplexity: Double? { surprisals.mean }
}
