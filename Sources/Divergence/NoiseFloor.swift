import Foundation
public import SpoorModel

/// How far two scorings of the same tokens by the same model lie apart: what no difference between two
/// models can be told from.
///
/// Servers batch what they compute, and rounding depends on the batch.
public struct NoiseFloor: Hashable, Sendable, Codable {
  /// The tokens whose log-probability both scorings tell.
  public private(set) var tokens = 0
  /// The mean of |Δ ln p| of the emitted tokens, in nats.
  public private(set) var meanDifference = 0.0
  /// The greatest |Δ ln p| of an emitted or listed token, in nats.
  public private(set) var greatestDifference = 0.0
  /// The mean of the lower bounds of KL(first‖again), in nats.
  public private(set) var meanDivergence = 0.0

  /// Nothing was scored yet.
  public init() {}

  /// Counts a response that was scored twice; `nil` stands for a token that a scoring tells nothing of.
  public mutating func add(
    _ first: [TruncatedDistribution?],
    again: [TruncatedDistribution?]
  ) {
    for case (let first?, let again?) in zip(first, again) {
      guard let one = first.knownLogProbability, let other = again.knownLogProbability else {
        continue
      }
      let pair = TruncatedPair(tuned: first, base: again)
      tokens += 1
      meanDifference += (abs(one - other) - meanDifference) / Double(tokens)
      meanDivergence += (pair.klTunedBase.low - meanDivergence) / Double(tokens)
      greatestDifference = max(greatestDifference, Self.greatest(first, again), abs(one - other))
    }
  }

  /// The greatest difference of a token that both lists hold.
  private static func greatest(
    _ first: TruncatedDistribution,
    _ again: TruncatedDistribution
  ) -> Double {
    let others = Dictionary(again.top.map { ($0.key, $0.logProbability) }) { first, _ in first }
    let differences = first.top.compactMap { token in
      others[token.key].map { abs($0 - token.logProbability) }
    }
    return differences.max() ?? 0
  }

  /// What `precision` of audit.yaml should be: the greatest difference, rounded up to two digits, but
  /// not less than what is usual.
  public var precision: Double {
    let usual = TruncatedPair.Assumptions.usualPrecision
    guard greatestDifference > usual else { return usual }
    let unit = pow(10, floor(log10(greatestDifference)) - 1)
    return (greatestDifference / unit).rounded(.up) * unit
  }
}
