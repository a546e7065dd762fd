import Foundation

/// How far a prompt's sampled answers differ in meaning, weighted by their likelihoods.
///
/// ℓ_i is the logarithm of sample i's probability; Farquhar et al. give their code its mean over the
/// tokens, lm-polygraph its sum. P_c = Σ_{i∈c} e^ℓ_i. The variants are three different numbers, so none
/// goes by the name alone; ``SampleClusters/discreteEntropy`` is the one without likelihoods.
public struct SemanticEntropy: Hashable, Sendable {
  /// ℓ_i of each sample, nats.
  public let logProbabilities: [Double]
  /// Which samples mean the same.
  public let clusters: SampleClusters

  /// Creates it from samples and their clusters.
  ///
  /// - Throws: ``EstimatorError`` where the numbers of samples differ, or one is no logarithm of a
  ///   probability.
  public init(
    logProbabilities: [Double],
    clusters: SampleClusters
  ) throws(EstimatorError) {
    let input = EstimatorInput.sampleLogProbabilities
    guard logProbabilities.count == clusters.samples else {
      throw .lengthsDiffer(input, logProbabilities.count, .clusters, clusters.samples)
    }
    self.logProbabilities = try logProbabilities.logProbabilities(from: input)
    self.clusters = clusters
  }

  /// −Σ_c π_c ln π_c, π_c = P_c / Σ P, nats; `nil` without samples.
  ///
  /// The code of Farquhar et al. 2024, which gives it mean log-likelihoods a token.
  public var normalizedClusters: Double? {
    guard clusters.samples > 0 else { return nil }
    let all = logProbabilities.logSum
    return clusterLogSums.map { exp($0 - all) }.entropy
  }

  /// −mean_i ln P_c(i), nats; `nil` without samples.
  ///
  /// lm-polygraph's default (Kuhn et al. 2302.09664).
  public var meanClusterLogSum: Double? {
    sum { count, logSum in -count * logSum / Double(clusters.samples) }
  }

  /// −Σ_i P_c(i) ln P_c(i) over *samples*, nats; `nil` without samples.
  ///
  /// lm-polygraph's "direct" estimate: a cluster counts as often as it has samples.
  public var direct: Double? { sum { count, logSum in -count * exp(logSum) * logSum } }

  private var clusterLogSums: [Double] {
    clusters.members.map { members in members.map { logProbabilities[$0] }.logSum }
  }

  /// The sum over clusters of a term of their number of samples and ln P_c.
  private func sum(_ term: (Double, Double) -> Double) -> Double? {
    guard clusters.samples > 0 else { return nil }
    return zip(clusters.members, clusterLogSums).reduce(0) { $0 + term(Double($1.0.count), $1.1) }
  }
}
