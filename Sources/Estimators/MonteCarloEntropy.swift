/// The entropy of whole answers, estimated from sampled ones.
public struct MonteCarloEntropy: Hashable, Sendable {
  /// ln p of each sample, nats.
  public let logProbabilities: [Double]
  /// How many tokens each sample has.
  public let tokenCounts: [Int]

  /// Creates it from the samples' probabilities and lengths.
  ///
  /// - Throws: ``EstimatorError`` where the numbers of samples differ, a length is negative, or a
  ///   number is no logarithm of a probability.
  public init(logProbabilities: [Double], tokenCounts: [Int]) throws(EstimatorError) {
    let input = EstimatorInput.sampleLogProbabilities
    guard logProbabilities.count == tokenCounts.count else {
      throw .lengthsDiffer(input, logProbabilities.count, .sampleTokenCounts, tokenCounts.count)
    }
    for (index, count) in tokenCounts.enumerated() where count < 0 {
      throw .notACount(.sampleTokenCounts, index: index, value: count)
    }
    self.logProbabilities = try logProbabilities.logProbabilities(from: input)
    self.tokenCounts = tokenCounts
  }

  /// −mean_i ln p_i / n_i over samples with a token, nats a token; `nil` where there is none.
  ///
  /// The length-normalised predictive entropy of Malinin and Gales (2021), as lm-polygraph's
  /// `MonteCarloNormalizedSequenceEntropy`.
  public var normalized: Double? {
    zip(logProbabilities, tokenCounts).filter { $0.1 > 0 }.map { -$0 / Double($1) }.mean
  }
}
