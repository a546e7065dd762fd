/// How much the prompt helped to foresee the answer, with the sign turned: higher = more suspect.
///
/// PMI_t = ℓ_t − u_t, ℓ_t = ln p(y_t | y_<t, x), u_t = ln p(y_t | y_<t), nats (Takayama and Arase 2019).
public struct PointwiseMutualInformation: Hashable, Sendable {
  /// ℓ_t of each token.
  public let likelihoods: TokenLikelihoods
  /// u_t of each token; the first's is `nil` where the model begins no text without a prompt.
  public let unconditional: [Double?]

  /// Creates it from both scores of the same tokens.
  ///
  /// - Throws: ``EstimatorError`` where the numbers of tokens differ, a token but the first has no
  ///   u_t, or one is no logarithm of a probability.
  public init(
    _ likelihoods: TokenLikelihoods,
    unconditional: [Double?]
  ) throws(EstimatorError) {
    let input = EstimatorInput.unconditionalLogLikelihoods
    let count = likelihoods.logLikelihoods.count
    guard unconditional.count == count else {
      throw .lengthsDiffer(.logLikelihoods, count, input, unconditional.count)
    }
    if let index = unconditional.dropFirst().firstIndex(of: nil) {
      throw .unknownValue(input, index: index)
    }
    let checked = try unconditional.map { $0 ?? 0 }.logProbabilities(from: input)
    self.likelihoods = likelihoods
    self.unconditional = zip(unconditional, checked).map { $0 == nil ? nil : $1 }
  }

  /// −mean PMI_t over all tokens, nats; `nil` without tokens, or where the first's u_t is unknown.
  public var overAllTokens: Double? {
    unconditional.first.flatMap(\.self).flatMap { mean(first: $0) }
  }

  /// −mean PMI_t with 0 for the first token's u_t, nats; `nil` without tokens.
  ///
  /// lm-polygraph's `MeanPointwiseMutualInformation`, whose scores begin with the second token.
  public var firstTokenUnpaired: Double? { mean(first: 0) }

  private func mean(first: Double) -> Double? {
    let others = unconditional.dropFirst().map { $0 ?? 0 }
    return zip(likelihoods.logLikelihoods, [first] + others).map { $1 - $0 }.mean
  }
}
