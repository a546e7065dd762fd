import Foundation

/// How little support sampled answers have from one another.
///
/// mean_i −ln(p_i + Σ_{j≠i} p_j s_ij / t), t = 0.001 (Duan et al. 2307.01379, as coded in
/// lm-polygraph): the sum is no probability, and the value may be negative. The similarities s are
/// somebody else's.
public struct SentenceSAR: Hashable, Sendable {
  /// ln p_i of each sample, nats.
  public let logProbabilities: [Double]
  /// s_ij, a row a sample; the diagonal is not read.
  public let similarity: [[Double]]

  /// t of the formula.
  public static let temperature = 0.001

  /// Creates it from samples and their similarities.
  ///
  /// - Throws: ``EstimatorError`` where the similarities are no square of the samples, or a number is
  ///   no similarity or no logarithm of a probability.
  public init(
    logProbabilities: [Double],
    similarity: [[Double]]
  ) throws(EstimatorError) {
    let count = logProbabilities.count
    guard similarity.count == count else {
      throw .lengthsDiffer(.sampleLogProbabilities, count, .similarity, similarity.count)
    }
    for (index, row) in similarity.enumerated() {
      guard row.count == count else {
        throw .rowLength(.similarity, index: index, found: row.count, expected: count)
      }
      try row.checkSimilarities(.similarity)
    }
    self.logProbabilities = try logProbabilities.logProbabilities(from: .sampleLogProbabilities)
    self.similarity = similarity
  }

  /// The mean over samples; `nil` without samples, and where negative similarities leave a sum that
  /// has no logarithm.
  public var value: Double? {
    // Probabilities relative to the greatest: those of long answers are all 0 in a Double.
    guard let greatest = logProbabilities.max() else { return nil }
    let relative = logProbabilities.map { exp($0 - greatest) }
    let logSupports = similarity.enumerated().map { index, row in
      greatest + log(support(of: index, row, relative))
    }
    guard logSupports.allSatisfy(\.isFinite) else { return nil }
    return logSupports.mean.map { -$0 }
  }

  private func support(of index: Int, _ row: [Double], _ probabilities: [Double]) -> Double {
    let others = row.indices.reduce(0) { sum, other in
      other == index ? sum : sum + probabilities[other] * row[other]
    }
    return probabilities[index] + others / Self.temperature
  }
}
