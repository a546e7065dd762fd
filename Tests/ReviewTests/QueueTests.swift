import AuditStore
import Foundation
import SpoorModel
import Testing

@testable import Review

@Suite("The review queue")
struct QueueTests {
  private func sample(
    _ id: String,
    _ provenance: Provenance,
    lift: Double? = nil,
    chance: Double = 0.01,
    score: Double = 0.5
  ) -> Sample {
    var sample = Sample(response: "abc", range: ScalarRange(0, 3), text: "abc", output: "abc")
    sample.id = id
    sample.provenance = provenance
    sample.lift = lift
    sample.expectedByChance = chance
    sample.score = score
    return sample
  }

  @Test("borrowed comes first, then the others in the stated order")
  func provenances() throws {
    let samples = Provenance.allCases.reversed().map { sample($0.rawValue, $0, lift: 1) }
    let order = try Scratch().items(samples).map(\.prompt.id)
    #expect(
      order == ["borrowed", "present", "near", "partial", "weak", "shared", "common", "unseen"]
    )
  }

  @Test("within a provenance lift × rarity decides, then score, then place")
  func strength() throws {
    let samples = [
      sample("z", .common, score: 0.5),
      sample("y", .common, score: 0.5),
      sample("doubted", .common, score: 0.9),
      sample("frequent", .common, lift: 4, chance: 0.5),
      sample("rare", .common, lift: 3, chance: 0.001),
      sample("impossible", .common, lift: 3, chance: 0),
      sample("expected", .common, lift: 9, chance: 2),
    ]
    let order = try Scratch().items(samples).map(\.prompt.id)
    #expect(order == ["impossible", "rare", "frequent", "expected", "doubted", "y", "z"])
  }
}
