import Foundation

/// Which of a prompt's sampled answers mean the same: a partition of the samples, counted from 0.
///
/// Somebody else decides that, by entailment both ways as a rule. Estimators here need no likelihood.
public struct SampleClusters: Hashable, Sendable {
  /// The samples of each cluster.
  public let members: [[Int]]
  /// How many samples there are.
  public let samples: Int

  /// Creates them from the numbers of each cluster's samples.
  ///
  /// - Throws: ``EstimatorError/notAPartition(_:_:)`` unless each number from 0 stands exactly once.
  public init(_ members: [[Int]]) throws(EstimatorError) {
    let samples = members.reduce(0) { $0 + $1.count }
    var seen = Set<Int>()
    for (cluster, numbers) in members.enumerated() {
      guard !numbers.isEmpty else { throw .notAPartition(.clusters, .empty(cluster: cluster)) }
      for sample in numbers {
        guard seen.insert(sample).inserted else {
          throw .notAPartition(.clusters, .repeated(sample: sample))
        }
        guard (0..<samples).contains(sample) else {
          throw .notAPartition(.clusters, .outside(sample: sample, samples: samples))
        }
      }
    }
    self.members = members
    self.samples = samples
  }

  /// −Σ_c (n_c/N) ln(n_c/N), nats; `nil` without samples.
  ///
  /// The discrete semantic entropy of Farquhar et al. (Nature 630:625, 2024), cluster assignment in its
  /// code; the same number as lm-polygraph's −mean_i ln(n_c(i)/N).
  public var discreteEntropy: Double? { samples == 0 ? nil : shares.entropy }

  /// −Σ_i f ln f over *samples*, f = n_c(i)/N, nats; `nil` without samples.
  ///
  /// lm-polygraph's "direct" estimate from frequencies: a cluster counts as often as it has samples, so
  /// that this is no entropy.
  public var directFrequency: Double? {
    guard samples > 0 else { return nil }
    return zip(members, shares).reduce(0) { $0 - Double($1.0.count) * $1.1 * log($1.1) }
  }

  /// 1 − H/ln N of the discrete entropy, 0…1, higher = *surer*; `nil` for fewer than two samples.
  ///
  /// UQLM's confidence, where the original answer is one of the N.
  public var discreteConfidence: Double? {
    guard samples > 1, let discreteEntropy else { return nil }
    return 1 - discreteEntropy / log(Double(samples))
  }

  private var shares: [Double] { members.map { Double($0.count) / Double(samples) } }
}
