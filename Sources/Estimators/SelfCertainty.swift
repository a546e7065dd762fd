import Foundation

/// How far from even the distributions lie that an answer's tokens were drawn from, with the sign
/// turned: higher = more suspect.
///
/// −mean_t KL(U‖p_t) = −mean_t(−(1/V) Σ_v ln p_v − ln V), nats (Kang et al. 2502.18581, as coded in
/// lm-polygraph: tokens of probability 0 count neither in the sum nor in V).
public struct SelfCertainty: Hashable, Sendable {
  /// The probabilities of each token's distribution.
  public let distributions: [[Double]]

  /// Creates it from distributions over the whole vocabulary.
  ///
  /// - Throws: ``EstimatorError`` where one has no probability above 0, or probabilities are none.
  public init(_ distributions: [[Double]]) throws(EstimatorError) {
    for (index, distribution) in distributions.enumerated() {
      try distribution.checkProbabilities(.distributions, index: index)
      guard distribution.contains(where: { $0 > 0 }) else {
        throw .notAProbability(.distributions, index: index, value: 0)
      }
    }
    self.distributions = distributions
  }

  /// The mean over tokens, at most 0, nats; `nil` without tokens.
  public var value: Double? {
    distributions.map { distribution in
      let logs = distribution.filter { $0 > 0 }.map { log($0) }
      return logs.reduce(0, +) / Double(logs.count) + log(Double(logs.count))
    }.mean
  }
}
