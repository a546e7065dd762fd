import Foundation

/// How sure a model was of what it claims, whatever the words it could have claimed it with.
///
/// A token's score is ln(Σ_entail p / Σ_{entail ∪ contra} p) over its likeliest alternatives: the emitted
/// token entails itself, neutral ones are left out (Fadeeva et al. 2403.04696; CCP of lm-polygraph).
/// The labels are somebody else's; given those it is exact.
public struct ClaimConditionedProbability: Hashable, Sendable {
  /// The score of each token, at most 0.
  public let tokenScores: [Double]

  /// Creates it from each token's alternatives, the emitted token first.
  ///
  /// - Throws: ``EstimatorError`` where a token has no alternative, its first has no probability, or
  ///   probabilities are none.
  public init(_ tokens: [[TokenAlternative]]) throws(EstimatorError) {
    var scores: [Double] = []
    for (index, alternatives) in tokens.enumerated() {
      try alternatives.map(\.probability).checkProbabilities(.alternatives, index: index)
      guard let emitted = alternatives.first, emitted.probability > 0 else {
        throw .noEmittedToken(.alternatives, index: index)
      }
      scores.append(Self.score(emitted, alternatives.dropFirst()))
    }
    tokenScores = scores
  }

  /// −exp Σ of all tokens' scores, −1…0, higher = more suspect; `nil` without tokens.
  public var value: Double? {
    tokenScores.isEmpty ? nil : -exp(tokenScores.reduce(0, +))
  }

  /// The score of a span: the sum over its tokens, at most 0, lower = more suspect.
  ///
  /// - Precondition: the range lies within the tokens.
  public func score(of tokens: Range<Int>) -> Double { tokenScores[tokens].reduce(0, +) }

  private static func score(
    _ emitted: TokenAlternative,
    _ others: some Sequence<TokenAlternative>
  ) -> Double {
    var (entailed, contradicted) = (emitted.probability, 0.0)
    for other in others {
      switch other.label {
      case .entail: entailed += other.probability
      case .contra: contradicted += other.probability
      case .neutral: continue
      }
    }
    return log(entailed / (entailed + contradicted))
  }
}

extension [Double] {
  /// Throws where one is no probability, or their sum is above 1 by more than rounding.
  func checkProbabilities(_ input: EstimatorInput, index: Int) throws(EstimatorError) {
    let wrong = first { !($0 >= 0 && $0 <= 1) } ?? [reduce(0, +)].first { $0 > 1 + 1e-3 }
    if let wrong { throw .notAProbability(input, index: index, value: wrong) }
  }
}
