import Foundation
public import Generations
public import SpoorModel

extension NoiseFloor {
  /// Compares what two files of one model tell of the same responses.
  ///
  /// - Parameters:
  ///   - first: the file that counts.
  ///   - again: the second scoring, of some of its responses, in any order.
  /// - Throws: what the readers throw.
  /// - Complexity: memory holds the second file's values.
  public init(
    _ first: any DistributionReader,
    again: any DistributionReader
  ) throws(SpoorError) {
    self.init()
    var waiting: [String: [TruncatedDistribution?]] = [:]
    while let next = try again.next() {
      if case .truncated(let values) = next.positions { waiting[next.promptID] = values }
    }
    while !waiting.isEmpty, let next = try first.next() {
      guard case .truncated(let values) = next.positions,
        let others = waiting.removeValue(forKey: next.promptID)
      else { continue }
      add(values, again: others)
    }
  }

  /// Counts a response that was scored twice; `nil` stands for a token that a scoring tells nothing of.
  ///
  /// - Parameters:
  ///   - first: one scoring.
  ///   - again: the other.
  public mutating func add(
    _ first: [TruncatedDistribution?],
    again: [TruncatedDistribution?]
  ) {
    for case (let first?, let again?) in zip(first, again) {
      guard let one = first.knownLogProbability, let other = again.knownLogProbability else {
        continue
      }
      count(
        difference: abs(one - other),
        greatest: Self.greatest(first, again),
        divergence: TruncatedPair(tuned: first, base: again).klTunedBase.low
      )
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
}

extension ScoringNoise {
  /// What `precision` of audit.yaml should be: the greatest difference, rounded up to two digits, but
  /// not less than what is usual.
  public var precision: Double {
    let usual = TruncatedPair.Assumptions.usualPrecision
    guard greatestDifference > usual else { return usual }
    let unit = pow(10, floor(log10(greatestDifference)) - 1)
    return (greatestDifference / unit).rounded(.up) * unit
  }
}
