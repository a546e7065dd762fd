import Foundation

/// Fits a logistic model by penalised maximum likelihood.
///
/// The weights are drawn towards those of `prior` with a ridge of `penalty`/2 · Σ (Δweightᵢ · spreadᵢ)², in
/// which an input's spread is its standard deviation: so the penalty does not depend on units, and few
/// examples leave the prior as it was. The bias is drawn with the same strength only towards a prior.
/// Newton's method with halved steps (Hastie, Tibshirani and Friedman 2009, §4.4.1).
public struct LogisticFit: Hashable, Sendable {
  /// How strongly the weights are drawn.
  public var penalty: Double
  /// Where they are drawn to; zeros, with a free bias, when `nil`.
  public var prior: LogisticModel?

  private static let mostSteps = 100
  private static let smallestStep = 1e-8
  /// What sums over examples are off by, relatively.
  private static let rounding = 1e-12
  /// Keeps the equations solvable where the examples say nothing of the bias.
  private static let biasRidge = 1e-6

  /// Creates a fit; `penalty` must be positive.
  public init(penalty: Double, prior: LogisticModel? = nil) {
    precondition(penalty > 0, "a fit without a penalty may have no end")
    self.penalty = penalty
    self.prior = prior
  }

  /// The fitted model; `nil` without examples, or where no finite one is found.
  ///
  /// - Complexity: O(steps · examples · inputs²), some ten steps.
  public func model(of examples: [LogisticExample]) -> LogisticModel? {
    guard let width = examples.first?.inputs.count else { return nil }
    let centre = [prior?.bias ?? 0] + (prior?.weights ?? Array(repeating: 0, count: width))
    let ridge =
      [prior == nil ? Self.biasRidge : penalty] + spreads(of: examples).map { penalty * $0 * $0 }
    var parameters = centre
    for _ in 0..<Self.mostSteps {
      let (gradient, curvature) = slope(at: parameters, examples, centre: centre, ridge: ridge)
      guard let step = solution(of: curvature, gradient) else { return nil }
      // So near the top rounding hides what a step gains.
      if (step.map(abs).max() ?? 0) < Self.smallestStep { break }
      parameters = climbed(parameters, by: step) {
        likelihood(at: $0, examples, centre: centre, ridge: ridge)
      }
    }
    guard parameters.allSatisfy(\.isFinite) else { return nil }
    return LogisticModel(bias: parameters[0], weights: Array(parameters.dropFirst()))
  }

  /// The standard deviation of each input; 1 for one that never differs.
  private func spreads(of examples: [LogisticExample]) -> [Double] {
    let total = max(examples.map(\.weight).reduce(0, +), .leastNonzeroMagnitude)
    return (examples.first?.inputs ?? []).indices.map { input in
      let mean = examples.reduce(0) { $0 + $1.weight * $1.inputs[input] } / total
      let square = examples.reduce(0) { $0 + $1.weight * pow($1.inputs[input] - mean, 2) } / total
      return square > 0 ? square.squareRoot() : 1
    }
  }

  /// Where a step leads that does not lower the likelihood.
  ///
  /// A whole step may lead too far along a flat likelihood, and the next one back, for ever.
  private func climbed(
    _ start: [Double],
    by step: [Double],
    likelihood: ([Double]) -> Double
  ) -> [Double] {
    let before = likelihood(start)
    var scale = 1.0
    while scale > Self.smallestStep {
      let end = zip(start, step).map { $0 + scale * $1 }
      if likelihood(end) >= before - abs(before) * Self.rounding { return end }
      scale /= 2
    }
    return start
  }

  /// The penalised log-likelihood.
  private func likelihood(
    at parameters: [Double],
    _ examples: [LogisticExample],
    centre: [Double],
    ridge: [Double]
  ) -> Double {
    let drawn = parameters.indices.reduce(0) { sum, index in
      sum + ridge[index] * pow(parameters[index] - centre[index], 2) / 2
    }
    let model = LogisticModel(bias: parameters[0], weights: Array(parameters.dropFirst()))
    return examples.reduce(-drawn) { sum, example in
      let logOdds = model.logOdds(example.inputs)
      // ln(1 + exp(x)), written so that no exponential overflows.
      let soft = max(logOdds, 0) + log1p(exp(-abs(logOdds)))
      return sum + example.weight * (example.outcome * logOdds - soft)
    }
  }

  /// The gradient of the penalised log-likelihood, and minus its matrix of second derivatives.
  private func slope(
    at parameters: [Double],
    _ examples: [LogisticExample],
    centre: [Double],
    ridge: [Double]
  ) -> (gradient: [Double], curvature: [[Double]]) {
    let size = parameters.count
    var gradient = (0..<size).map { -ridge[$0] * (parameters[$0] - centre[$0]) }
    var curvature = (0..<size).map { row in (0..<size).map { row == $0 ? ridge[row] : 0 } }
    for example in examples {
      let inputs = [1] + example.inputs
      let logOdds = zip(parameters, inputs).reduce(0) { $0 + $1.0 * $1.1 }
      let probability = LogisticModel.probability(logOdds)
      let spread = example.weight * probability * (1 - probability)
      for row in 0..<size {
        gradient[row] += example.weight * (example.outcome - probability) * inputs[row]
        for column in 0...row { curvature[row][column] += spread * inputs[row] * inputs[column] }
      }
    }
    for row in 0..<size {
      for column in 0..<row { curvature[column][row] = curvature[row][column] }
    }
    return (gradient, curvature)
  }
}

/// x with matrix · x = right, by elimination with pivots; `nil` for a singular matrix.
private func solution(of matrix: [[Double]], _ right: [Double]) -> [Double]? {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let size = rows.count
  for column in 0..<size {
    let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    guard abs(rows[pivot][column]) > 1e-300 else { return nil }
    rows.swapAt(column, pivot)
    for row in 0..<size where row != column {
      let factor = rows[row][column] / rows[column][column]
      for place in column...size { rows[row][place] -= factor * rows[column][place] }
    }
  }
  return (0..<size).map { rows[$0][size] / rows[$0][$0] }
}
