public import SpoorModel

/// The entropies of the distributions that an answer's tokens were drawn from, known or bounded.
///
/// H_t = −Σ_v p_v ln p_v over the whole vocabulary, nats.
public struct TokenEntropies: Hashable, Sendable {
  /// H_t of each token.
  public let bounds: [Bounds]

  /// Creates them from bounds, such as lists of the likeliest tokens give.
  ///
  /// - Throws: ``EstimatorError/notAnEntropy(_:index:)`` for what is NaN, infinite or negative.
  public init(_ bounds: [Bounds]) throws(EstimatorError) {
    for (index, bound) in bounds.enumerated() where !(bound.low >= 0 && bound.high.isFinite) {
      throw .notAnEntropy(.tokenEntropies, index: index)
    }
    self.bounds = bounds
  }

  /// Creates them from entropies that are known.
  ///
  /// - Throws: ``EstimatorError/notAnEntropy(_:index:)`` for what is NaN, infinite or negative.
  public init(_ entropies: [Double]) throws(EstimatorError) {
    if let index = entropies.firstIndex(where: { !$0.isFinite }) {
      throw .notAnEntropy(.tokenEntropies, index: index)
    }
    try self.init(entropies.map(Bounds.init(exactly:)))
  }

  /// Their mean, nats; `nil` without tokens.
  ///
  /// Exact where all are; else the bounds of the mean. lm-polygraph's `MeanTokenEntropy` (Fomicheva et
  /// al. 2020).
  public var mean: Bounds? {
    guard let low = bounds.map(\.low).mean, let high = bounds.map(\.high).mean else { return nil }
    return Bounds(low: low, high: high)
  }

  /// The highest, nats; `nil` without tokens (lm-polygraph's `MaxTokenEntropy`).
  public var highest: Bounds? {
    guard let low = bounds.map(\.low).max(), let high = bounds.map(\.high).max() else { return nil }
    return Bounds(low: low, high: high)
  }
}
