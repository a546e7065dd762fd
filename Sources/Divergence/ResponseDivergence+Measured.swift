import Foundation
import SpoorModel

extension ResponseDivergence {
  /// Adds a token of which nothing is known.
  mutating func appendUnknown() {
    append(Values())
  }

  /// Adds a token that was measured from full logits; `count` is k of the lists' agreement.
  mutating func append(_ position: PositionDivergence, comparing count: Int) {
    let agreement = TopAgreement(
      tuned: position.tunedTop.lazy.map(\.key),
      base: position.baseTop.lazy.map(\.key),
      count: count
    )
    append(
      Values(
        klTunedBase: position.bounds(position.klTunedBase, shared: position.shared?.tunedBase),
        klBaseTuned: position.bounds(position.klBaseTuned, shared: position.shared?.baseTuned),
        totalVariation: Bounds(exactly: position.totalVariation),
        jensenShannon: Bounds(exactly: position.jensenShannon),
        tunedEntropy: Bounds(exactly: position.tunedEntropy),
        baseEntropy: Bounds(exactly: position.baseEntropy),
        tunedLogProbability: position.tunedLogProbability,
        baseLogProbability: position.baseLogProbability,
        tunedRank: RankBounds(exactly: position.tunedRank),
        baseRank: RankBounds(exactly: position.baseRank),
        baseTop: position.baseTop,
        tunedTop: Array(position.tunedTop.prefix(Self.shown)),
        agreement: agreement
      )
    )
  }

  /// Adds a token of which servers told the likeliest.
  mutating func append(
    tuned: TruncatedDistribution,
    base: TruncatedDistribution,
    assumptions: TruncatedPair.Assumptions,
    comparing count: Int
  ) {
    let pair = TruncatedPair(tuned: tuned, base: base, assumptions: assumptions)
    let isComplete = tuned.completeness == .likeliest && base.completeness == .likeliest
    let agreement =
      isComplete
      ? TopAgreement(
        tuned: tuned.top.lazy.map(\.key),
        base: base.top.lazy.map(\.key),
        count: count
      ) : nil
    append(
      Values(
        klTunedBase: pair.klTunedBase,
        klBaseTuned: pair.klBaseTuned,
        totalVariation: pair.totalVariation,
        jensenShannon: pair.jensenShannon,
        tunedEntropy: pair.tunedEntropy,
        baseEntropy: pair.baseEntropy,
        tunedLogProbability: tuned.knownLogProbability,
        baseLogProbability: base.knownLogProbability,
        tunedRank: RankBounds(tuned, precision: assumptions.precision),
        baseRank: RankBounds(base, precision: assumptions.precision),
        baseTop: base.likeliest(count),
        tunedTop: tuned.likeliest(min(count, Self.shown)),
        agreement: agreement
      )
    )
  }

  /// One token's values.
  private struct Values {
    var klTunedBase: Bounds?
    var klBaseTuned: Bounds?
    var totalVariation: Bounds?
    var jensenShannon: Bounds?
    var tunedEntropy: Bounds?
    var baseEntropy: Bounds?
    var tunedLogProbability: Double?
    var baseLogProbability: Double?
    var tunedRank: RankBounds?
    var baseRank: RankBounds?
    var baseTop: [TokenProbability] = []
    var tunedTop: [TokenProbability] = []
    var agreement: TopAgreement?
  }

  private mutating func append(_ values: Values) {
    klTunedBase.append(values.klTunedBase)
    klBaseTuned.append(values.klBaseTuned)
    totalVariation.append(values.totalVariation)
    jensenShannon.append(values.jensenShannon)
    tunedEntropy.append(values.tunedEntropy)
    baseEntropy.append(values.baseEntropy)
    tunedLogProbability.append(values.tunedLogProbability)
    baseLogProbability.append(values.baseLogProbability)
    tunedRank.append(values.tunedRank)
    baseRank.append(values.baseRank)
    baseTop.append(values.baseTop)
    tunedTop.append(values.tunedTop)
    jaccard.append(values.agreement?.jaccard)
    ndcg.append(values.agreement?.ndcg)
  }
}

extension TruncatedDistribution {
  /// The first tokens of the list.
  fileprivate func likeliest(_ count: Int) -> [TokenProbability] {
    top.prefix(count).map { TokenProbability($0.key, probability: exp($0.logProbability)) }
  }
}

extension PositionDivergence {
  /// A divergence that ids of one model alone make infinite is known from below.
  fileprivate func bounds(_ value: Double, shared: Double?) -> Bounds {
    guard value == .infinity, let shared else { return Bounds(exactly: value) }
    return Bounds(low: shared, high: .infinity)
  }
}
