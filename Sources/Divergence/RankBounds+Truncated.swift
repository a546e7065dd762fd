import Foundation
public import SpoorModel

extension RankBounds {
  /// The emitted token's rank as far as a truncated distribution tells it: as its source says;
  /// exactly where the token is listed; else beyond the list, and no further than the unlisted
  /// probability allows, since every token before it is likelier.
  ///
  /// `precision` is how far a told log-probability may be off, in nats.
  public init(
    _ distribution: TruncatedDistribution,
    precision: Double = TruncatedPair.Assumptions.usualPrecision
  ) {
    if let rank = distribution.emittedRank {
      self.init(exactly: rank)
      return
    }
    let emitted = distribution.knownLogProbability
    let isListed = distribution.top.contains { $0.key == distribution.emitted }
    let before = distribution.top.count { token in
      emitted.map { token.logProbability > $0 } ?? true
    }
    if isListed, distribution.completeness == .likeliest {
      self.init(exactly: before + 1)
      return
    }
    let low = distribution.completeness == .likeliest || emitted != nil ? before + 1 : 1
    guard let emitted, emitted > -.infinity else {
      self.init(low: low, high: nil)
      return
    }
    let more = Self.tokens(of: exp(emitted), outside: distribution, precision)
    self.init(low: low, high: before + 1 + more)
  }

  /// How many unlisted tokens of more than `probability` there can be.
  private static func tokens(
    of probability: Double,
    outside distribution: TruncatedDistribution,
    _ precision: Double
  ) -> Int {
    let isListed = distribution.top.contains { $0.key == distribution.emitted }
    let listed = distribution.top.reduce(isListed ? 0 : probability) { $0 + exp($1.logProbability) }
    let error = expm1(precision)
    let room = max(0, 1 - listed + error * (listed + probability))
    return Int(min(room / probability * (1 + error), 1e9))
  }
}
