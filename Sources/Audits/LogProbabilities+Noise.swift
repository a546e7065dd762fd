import Divergence
import Foundation
import Generations
import SpoorModel

extension AuditPlan.LogProbabilities {
  /// How far the two scorings of each model lie apart; `nil` where there is no second one.
  ///
  /// - Parameter generations: the scored responses.
  /// - Returns: the noise of both models.
  /// - Throws: ``SpoorError`` for files that do not fit them.
  func noise(of generations: [Generation]) throws(SpoorError) -> ScoringNoise? {
    guard let again else { return nil }
    func noise(
      _ first: URL,
      _ again: URL,
      _ side: LogProbabilityFile.Side
    ) throws(SpoorError) -> NoiseFloor {
      try NoiseFloor(
        try LogProbabilityFile.reader(at: first, side: side, generations: generations),
        again: try LogProbabilityFile.reader(at: again, side: side, generations: generations)
      )
    }
    return ScoringNoise(
      base: try noise(base, again.base, .base),
      tuned: try noise(tuned, again.tuned, .tuned)
    )
  }
}
