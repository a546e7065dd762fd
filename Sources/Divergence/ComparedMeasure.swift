import SpoorModel

/// What tuned models are compared by: each a figure that every token has or has not.
public enum ComparedMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// KL(tuned‖base) of all tokens.
  case klTunedBase = "kl_tuned_base"
  /// KL(tuned‖base) of the first ⌈0.05·T⌉ tokens.
  case klTunedBaseFirst = "kl_tuned_base_first"
  /// KL(tuned‖base) of the tokens after them.
  case klTunedBaseRest = "kl_tuned_base_rest"
  /// KL(base‖tuned) of all tokens.
  case klBaseTuned = "kl_base_tuned"
  /// Total variation.
  case totalVariation = "total_variation"
  /// Jensen–Shannon divergence.
  case jensenShannon = "jensen_shannon"
  /// ln p_tuned − ln p_base of the emitted token.
  case lift
  /// The tuned model's entropy.
  case tunedEntropy = "tuned_entropy"
  /// The base model's entropy.
  case baseEntropy = "base_entropy"
  /// The share of tokens of base rank 1.
  case unshifted
  /// The share of tokens of base rank 2 or 3.
  case marginal
  /// The share of tokens of base rank above 3.
  case shifted
  /// Where shifted tokens stand, i/T of token i (from 0) of T.
  case shiftedPlace = "shifted_place"
  /// Jaccard of both models' likeliest tokens.
  case jaccard
  /// nDCG of the tuned model's likeliest tokens in the base model's order.
  case ndcg

  /// What counts once in a model's figure.
  enum Weight {
    /// A response: the figure is the mean of its mean.
    case response
    /// A token: the figure is over all responses' tokens together.
    case token
  }

  /// Divergences are means over responses, so that long ones do not drown short ones; shares and
  /// places are of tokens, as the papers have them.
  var weight: Weight {
    switch self {
    case .unshifted, .marginal, .shifted, .shiftedPlace: .token
    default: .response
    }
  }

  /// The measure of each of a response's first `length` tokens that has it.
  func values(of response: ResponseDivergence, length: Int) -> [Double] {
    switch self {
    case .klTunedBase: known(response.klTunedBase[..<length])
    case .klTunedBaseFirst:
      known(response.klTunedBase[ResponseSection.first.range(length: length)])
    case .klTunedBaseRest: known(response.klTunedBase[ResponseSection.rest.range(length: length)])
    case .klBaseTuned: known(response.klBaseTuned[..<length])
    case .totalVariation: known(response.totalVariation[..<length])
    case .jensenShannon: known(response.jensenShannon[..<length])
    case .tunedEntropy: known(response.tunedEntropy[..<length])
    case .baseEntropy: known(response.baseEntropy[..<length])
    case .lift: (0..<length).compactMap(response.lift)
    case .unshifted: shares(of: .unshifted, response, length)
    case .marginal: shares(of: .marginal, response, length)
    case .shifted: shares(of: .shifted, response, length)
    case .shiftedPlace:
      response.baseRank[..<length].enumerated()
        .filter { $0.element?.shiftClass == .shifted }
        .map { Double($0.offset) / Double(length) }
    case .jaccard: response.jaccard[..<length].compactMap(\.self)
    case .ndcg: response.ndcg[..<length].compactMap(\.self)
    }
  }

  private func known(_ values: ArraySlice<Bounds?>) -> [Double] {
    values.compactMap { $0?.low }.filter(\.isFinite)
  }

  private func shares(
    of wanted: ShiftClass,
    _ response: ResponseDivergence,
    _ length: Int
  ) -> [Double] {
    response.baseRank[..<length].compactMap { $0?.shiftClass }.map { $0 == wanted ? 1 : 0 }
  }
}
