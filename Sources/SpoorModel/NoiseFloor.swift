/// How far two scorings of the same tokens by the same model lie apart: what no difference between two
/// models can be told from.
///
/// Servers batch what they compute, and rounding depends on the batch.
public struct NoiseFloor: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey {
    case tokens
    case meanDifference = "mean_difference"
    case greatestDifference = "greatest_difference"
    case meanDivergence = "kl_low"
  }

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

  /// Counts a token that was scored twice.
  ///
  /// - Parameters:
  ///   - difference: |Δ ln p| of the token, in nats.
  ///   - greatest: the greatest of any token that both scorings list at its position.
  ///   - divergence: at least so much is KL(first‖again) there, in nats.
  public mutating func count(difference: Double, greatest: Double, divergence: Double) {
    tokens += 1
    meanDifference += (difference - meanDifference) / Double(tokens)
    meanDivergence += (divergence - meanDivergence) / Double(tokens)
    greatestDifference = max(greatestDifference, greatest, difference)
  }
}

/// The noise of both models of a pair.
public struct ScoringNoise: Hashable, Sendable, Codable {
  /// The base model's.
  public var base: NoiseFloor
  /// The tuned model's.
  public var tuned: NoiseFloor

  /// The noise of both models.
  public init(base: NoiseFloor, tuned: NoiseFloor) {
    self.base = base
    self.tuned = tuned
  }

  /// The greatest difference of either, in nats.
  public var greatestDifference: Double {
    max(base.greatestDifference, tuned.greatestDifference)
  }
}
