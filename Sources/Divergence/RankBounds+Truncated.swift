import Foundation
public import SpoorModel

extension RankBounds {
  /// The emitted token's rank as far as a truncated distribution tells it: as its source says;
  /// exactly where the token is listed; else beyond the list, and no further than the unlisted
  /// probability allows, since every token before it is likelier.
  public init(_ distribution: TruncatedDistribution) {
    if let rank = distribution.emittedRank {
      self.init(exactly: rank)
      return
    }
    let emitted = distribution.emittedLogProbability
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
    self.init(low: low, high: low + Self.tokens(of: exp(emitted), outside: distribution))
  }

  /// How many unlisted tokens of more than `probability` there can be.
  private static func tokens(
    of probability: Double,
    outside distribution: TruncatedDistribution
  ) -> Int {
    let isListed = distribution.top.contains { $0.key == distribution.emitted }
    let listed = distribution.top.reduce(isListed ? 0 : probability) { $0 + exp($1.logProbability) }
    // Files round log-probabilities to five digits or so.
    let room = max(0, 1 - listed) + 1e-5
    return Int(min(room / probability, 1e9))
  }
}
