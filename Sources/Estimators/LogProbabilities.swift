import Foundation

/// How far above 0 a logarithm of a probability may lie and count as 0: scores in float16 or float32
/// are rounded.
private let roundingAboveZero = 1e-4

extension [Double] {
  /// The mean; `nil` of nothing.
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }

  /// These numbers as logarithms of probabilities: finite, and at most 0 once rounding is undone.
  func logProbabilities(from input: EstimatorInput) throws(EstimatorError) -> [Double] {
    for (index, value) in enumerated() where !value.isFinite || value > roundingAboveZero {
      throw .notALogProbability(input, index: index, value: value)
    }
    return map { Swift.min($0, 0) }
  }

  /// ln Σ eˣ, without overflow or underflow; −∞ of nothing.
  var logSum: Double {
    guard let greatest = self.max(), greatest > -.infinity else { return -.infinity }
    return greatest + log(reduce(0) { $0 + exp($1 - greatest) })
  }

  /// −Σ p ln p of probabilities; 0 ln 0 is 0.
  var entropy: Double { reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 } }

  /// Throws where a number is no similarity; cosines may be 1 and a rounding error.
  func checkSimilarities(_ input: EstimatorInput) throws(EstimatorError) {
    let most = 1 + 1e-6
    for (index, value) in enumerated() where !(value >= -most && value <= most) {
      throw .notASimilarity(input, index: index, value: value)
    }
  }
}
