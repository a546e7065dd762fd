import Estimators
import Foundation
import Statistics
import Testing

@Suite("Estimators over sampled answers") struct SampleEstimatorTests {
  private static let logProbabilities = [-1.0, -1.2, -2, -3]
  private static let clusters = [[0, 1], [2], [3]]

  @Test("the variants of semantic entropy are their references' on one input")
  func semanticEntropy() throws {
    let clusters = try SampleClusters(Self.clusters)
    let entropy = try SemanticEntropy(logProbabilities: Self.logProbabilities, clusters: clusters)
    #expect(isClose(clusters.discreteEntropy, 1.0397207708399179))
    #expect(isClose(clusters.directFrequency, 1.3862943611198906))
    #expect(isClose(entropy.normalizedClusters, 0.6489, 5e-5))
    #expect(isClose(entropy.meanClusterLogSum, 1.450930565309204))
    #expect(isClose(entropy.direct, 0.957781160967181))
  }

  private static let fixtures: [(sizes: [Int], entropy: Double)] = [
    ([5, 1], 0.45056), ([4, 2], 0.63651), ([4, 1, 1], 0.86756), ([2, 2, 1, 1], 1.32966),
  ]

  @Test("discrete entropy and confidence are those of UQLM's fixtures", arguments: fixtures)
  func uqlm(sizes: [Int], entropy: Double) throws {
    let clusters = try SampleClusters(Self.consecutive(sizes))
    #expect(isClose(clusters.discreteEntropy, entropy, 5e-6))
    #expect(isClose(clusters.discreteConfidence, 1 - entropy / log(6), 5e-6))
  }

  private static func consecutive(_ sizes: [Int]) -> [[Int]] {
    var next = 0
    return sizes.map { size in
      defer { next += size }
      return Array(next..<(next + size))
    }
  }

  @Test("answers that all mean the same have no entropy, those that all differ the most")
  func ends() throws {
    let same = try SampleClusters([[0, 1, 2, 3]])
    #expect(same.discreteEntropy == 0)
    #expect(same.discreteConfidence == 1)
    let different = try SampleClusters([[0], [1], [2], [3]])
    #expect(isClose(different.discreteEntropy, log(4)))
    #expect(isClose(different.discreteConfidence, 0))
  }

  @Test("one sample has no confidence, none has no entropy")
  func undefined() throws {
    #expect(try SampleClusters([[0]]).discreteConfidence == nil)
    let none = try SampleClusters([])
    #expect(none.discreteEntropy == nil)
    #expect(none.directFrequency == nil)
    let entropy = try SemanticEntropy(logProbabilities: [], clusters: none)
    #expect(entropy.normalizedClusters == nil)
    #expect(entropy.meanClusterLogSum == nil)
    #expect(entropy.direct == nil)
    #expect(try SentenceSAR(logProbabilities: [], similarity: []).value == nil)
    #expect(try MonteCarloEntropy(logProbabilities: [], tokenCounts: []).normalized == nil)
  }

  private static let notPartitions: [([[Int]], EstimatorError.ClusterFault)] = [
    ([[0, 1], [1]], .repeated(sample: 1)), ([[0], [2]], .outside(sample: 2, samples: 2)),
    ([[0], []], .empty(cluster: 1)), ([[-1]], .outside(sample: -1, samples: 1)),
  ]

  @Test("clusters that are no partition are refused", arguments: notPartitions)
  func noPartition(members: [[Int]], fault: EstimatorError.ClusterFault) {
    #expect(
      error { () throws(EstimatorError) in try SampleClusters(members) }
        == .notAPartition(.clusters, fault)
    )
  }

  @Test("clusters of other samples are refused")
  func otherSamples() throws {
    let clusters = try SampleClusters(Self.clusters)
    #expect(
      error { () throws(EstimatorError) in
        try SemanticEntropy(logProbabilities: [-1], clusters: clusters)
      } == .lengthsDiffer(.sampleLogProbabilities, 1, .clusters, 4)
    )
  }

  @Test("long answers, whose probabilities are 0 in a Double, keep their entropy")
  func noUnderflow() throws {
    let clusters = try SampleClusters(Self.clusters)
    let long = Self.logProbabilities.map { $0 - 2000 }
    let entropy = try SemanticEntropy(logProbabilities: long, clusters: clusters)
    #expect(isClose(entropy.normalizedClusters, 0.6489, 5e-5))
    #expect(isClose(entropy.meanClusterLogSum, 2001.450930565309204, 1e-6))
  }

  @Test("the order of samples and clusters changes nothing")
  func order() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<100 {
      let count = 2 + generator.index(below: 9)
      let values = (0..<count).map { _ in -Double.random(in: 0...20, using: &generator) }
      let sides = (0..<count).map { _ in generator.index(below: 3) }
      let order = (0..<count).shuffled(using: &generator)
      let first = try Self.entropy(values, sides)
      let second = try Self.entropy(order.map { values[$0] }, order.map { sides[$0] })
      #expect(isClose(second.normalizedClusters, try #require(first.normalizedClusters), 1e-12))
      #expect(isClose(second.meanClusterLogSum, try #require(first.meanClusterLogSum), 1e-9))
      #expect(isClose(second.direct, try #require(first.direct), 1e-9))
    }
  }

  private static func entropy(_ values: [Double], _ sides: [Int]) throws -> SemanticEntropy {
    let members = Dictionary(grouping: values.indices) { sides[$0] }.values.map(Array.init)
    return try SemanticEntropy(logProbabilities: values, clusters: SampleClusters(members))
  }

  @Test("SentenceSAR is lm-polygraph's on its input; the diagonal does not count")
  func sentenceSAR() throws {
    var similarity = [[1, 0.8, 0.2], [0.8, 1, 0.3], [0.2, 0.3, 1]]
    let samples = [-1.0, -2, -3]
    let support = try SentenceSAR(logProbabilities: samples, similarity: similarity)
    #expect(isClose(support.value, -5.082812409108784))
    for sample in similarity.indices { similarity[sample][sample] = 0 }
    #expect(try SentenceSAR(logProbabilities: samples, similarity: similarity) != support)
    #expect(
      try SentenceSAR(logProbabilities: samples, similarity: similarity).value == support.value
    )
  }

  @Test("SentenceSAR is undefined where dissimilar samples leave nothing to take a logarithm of")
  func noSupport() throws {
    let opposed = try SentenceSAR(
      logProbabilities: [-1, -1],
      similarity: [[1, -0.5], [-0.5, 1]]
    )
    #expect(opposed.value == nil)
    #expect(
      error { () throws(EstimatorError) in
        try SentenceSAR(logProbabilities: [-1, -1], similarity: [[1, 0], [1]])
      } == .rowLength(.similarity, index: 1, found: 1, expected: 2)
    )
  }

  @Test("normalised Monte-Carlo entropy is lm-polygraph's, without samples that have no token")
  func monteCarlo() throws {
    let samples = try MonteCarloEntropy(logProbabilities: [-4, -6], tokenCounts: [2, 3])
    #expect(isClose(samples.normalized, 2))
    let empty = try MonteCarloEntropy(logProbabilities: [-4, 0, -6], tokenCounts: [2, 0, 3])
    #expect(isClose(empty.normalized, 2))
    #expect(try MonteCarloEntropy(logProbabilities: [0], tokenCounts: [0]).normalized == nil)
    #expect(
      error { () throws(EstimatorError) in
        try MonteCarloEntropy(logProbabilities: [-4], tokenCounts: [-1])
      } == .notACount(.sampleTokenCounts, index: 0, value: -1)
    )
  }
}
