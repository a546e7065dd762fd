import Foundation
import Statistics

/// The penalised likelihood climbed in small steps, as it is written in ``LogisticFit``.
struct SlowLogisticFit {
  var penalty: Double
  var prior: LogisticModel?

  func model(of examples: [LogisticExample]) -> LogisticModel {
    let width = examples[0].inputs.count
    let centre = prior ?? LogisticModel(bias: 0, weights: Array(repeating: 0, count: width))
    let spreads = (0..<width).map { spread(of: $0, examples) }
    let biasPenalty = prior == nil ? 1e-6 : penalty
    // No step is longer than the curvature allows.
    let squares = examples.map { example in
      example.weight * (1 + example.inputs.map { $0 * $0 }.reduce(0, +))
    }
    let steepest = 0.25 * squares.reduce(0, +) + penalty * (1 + (spreads.max() ?? 1))
    let step = 1 / steepest
    var model = centre
    for _ in 0..<3_000 {
      var bias = -biasPenalty * (model.bias - centre.bias)
      var weights = (0..<width).map {
        -penalty * spreads[$0] * (model.weights[$0] - centre.weights[$0])
      }
      for example in examples {
        let error = example.weight * (example.outcome - model.probability(example.inputs))
        bias += error
        for input in 0..<width { weights[input] += error * example.inputs[input] }
      }
      model.bias += step * bias
      for input in 0..<width { model.weights[input] += step * weights[input] }
    }
    return model
  }

  /// The variance of an input.
  private func spread(of input: Int, _ examples: [LogisticExample]) -> Double {
    let total = examples.map(\.weight).reduce(0, +)
    let mean = examples.map { $0.weight * $0.inputs[input] }.reduce(0, +) / total
    return examples.map { $0.weight * pow($0.inputs[input] - mean, 2) }.reduce(0, +) / total
  }
}
