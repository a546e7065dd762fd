import Foundation

/// A logistic model: p = 1 / (1 + exp(−(bias + Σ weightᵢ·xᵢ))).
public struct LogisticModel: Hashable, Sendable, Codable {
  /// The log-odds where every input is 0.
  public var bias: Double
  /// One weight an input.
  public var weights: [Double]

  /// Creates a model.
  public init(bias: Double, weights: [Double]) {
    self.bias = bias
    self.weights = weights
  }

  /// ln p/(1 − p) for some inputs, as many as there are weights.
  public func logOdds(_ inputs: [Double]) -> Double {
    precondition(inputs.count == weights.count, "\(inputs.count) inputs, \(weights.count) weights")
    return zip(weights, inputs).reduce(bias) { $0 + $1.0 * $1.1 }
  }

  /// The probability, 0...1.
  public func probability(_ inputs: [Double]) -> Double { Self.probability(logOdds(inputs)) }

  /// The probability of some log-odds.
  public static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
