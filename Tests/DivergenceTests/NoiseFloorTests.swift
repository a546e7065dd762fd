import Foundation
import SpoorModel
import Testing

@testable import Divergence

@Suite("The noise between two scorings") struct NoiseFloorTests {
  private func position(_ own: Double, _ other: Double) -> TruncatedDistribution {
    TruncatedDistribution(
      emitted: .id(1),
      logProbability: own,
      top: [.init(.id(2), logProbability: other), .init(.id(1), logProbability: own)]
    )
  }

  @Test("is 0 where both say the same")
  func none() {
    var floor = NoiseFloor()
    floor.add([position(-1, -0.7)], again: [position(-1, -0.7)])
    #expect(floor.tokens == 1)
    #expect(floor.meanDifference == 0)
    #expect(floor.meanDivergence == 0)
    let noise = ScoringNoise(base: floor, tuned: floor)
    #expect(noise.precision == TruncatedPair.Assumptions.usualPrecision)
  }

  @Test("counts what both tell, and listed tokens for the greatest difference")
  func some() {
    var floor = NoiseFloor()
    floor.add(
      [position(-1, -0.7), position(-2, -0.5), nil],
      again: [position(-1.25, -0.7), position(-2, -0.875), position(-1, -1)]
    )
    #expect(floor.tokens == 2)
    #expect(floor.meanDifference == 0.125)
    #expect(floor.greatestDifference == 0.375)
    let noise = ScoringNoise(base: NoiseFloor(), tuned: floor)
    #expect(noise.greatestDifference == 0.375)
    #expect(abs(noise.precision - 0.38) < 1e-12)
  }
}
