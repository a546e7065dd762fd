import Foundation
import SpoorModel
import Testing

@testable import Hallucinations

@Suite("Fusion weights")
struct FusionWeightsTests {
  private static let fittable: [Detector] = [
    .reference, .uncertainty, .disagreement, .consistency, .dataset,
  ]

  /// Signals of a middling kind for some detectors.
  private static func signals(_ detectors: some Sequence<Detector>) -> [Signal: Double] {
    let middling: [Signal: Double] = [
      .contradicted: 0, .notMentioned: 1, .otherSubject: 0, .surprisal: 1, .surprisalBefore: 5,
      .baseAgrees: 0, .baseConflicts: 1, .lacking: 0.5, .rowAgrees: 0, .rowConflicts: 0,
    ]
    let wanted = Set(detectors)
    return middling.filter { wanted.contains($0.key.detector) }
  }

  /// Every combination of at least one detector.
  private static let combinations: [[Detector]] = (1..<1 << fittable.count).map { bits in
    fittable.indices.filter { bits >> $0 & 1 == 1 }.map { fittable[$0] }
  }

  @Test("the shipped weights have one model for every combination of detectors")
  func complete() {
    let models = FusionWeights.shipped.models
    #expect(models.count == Self.combinations.count)
    for detectors in Self.combinations {
      let own = models.filter { Set($0.detectors) == Set(detectors) }
      #expect(own.count == 1, "\(detectors)")
      let signals = Signal.allCases.filter { detectors.contains($0.detector) }
      #expect(Set(own.first?.weights.keys.map(\.self) ?? []) == Set(signals.map(\.rawValue)))
      let score = FusionWeights.shipped.score(Self.signals(detectors))
      #expect(score.map { $0 > 0 && $0 < 1 } == true)
    }
  }

  @Test(
    "what references contradict or leave out is doubted most, what they support least",
    arguments: combinations
  )
  func monotone(detectors: [Detector]) throws {
    let others = Self.signals(detectors)
    func score(_ changes: [Signal: Double]) throws -> Double {
      let signals = others.merging(changes.filter { others[$0.key] != nil }) { $1 }
      return try #require(FusionWeights.shipped.score(signals))
    }
    if detectors.contains(.reference) {
      let contradicted = try score([.contradicted: 1, .notMentioned: 0])
      let unmentioned = try score([:])
      let other = try score([.otherSubject: 1, .notMentioned: 0])
      let supported = try score([.notMentioned: 0])
      // What is contradicted and what is not mentioned are fitted; neither need be above the other.
      #expect(min(contradicted, unmentioned) > other && other > supported)
    }
    if detectors.contains(.uncertainty) {
      #expect(try score([.surprisal: 4]) > score([.surprisal: 0.1]))
    }
    if detectors.contains(.consistency) {
      #expect(try score([.lacking: 1]) > score([.lacking: 0]))
    }
    if detectors.contains(.disagreement) {
      #expect(try score([.baseAgrees: 1, .baseConflicts: 0]) < score([.baseAgrees: 0]))
    }
    if detectors.contains(.dataset) {
      #expect(try score([.rowAgrees: 1]) < score([.rowConflicts: 1]))
    }
  }

  @Test("weights are the same after they were written and read")
  func roundTrip() throws {
    let data = try JSONEncoder().encode(FusionWeights.shipped)
    #expect(try JSONDecoder().decode(FusionWeights.self, from: data) == .shipped)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(object.keys) == ["schema", "fitted_on", "models"])
    #expect(object["schema"] as? String == "spoor.weights/1")
  }

  @Test("an imported probability counts by its log-odds, and alone is itself")
  func imported() throws {
    let shipped = FusionWeights.shipped
    for probability in [0.1, 0.5, 0.7, 0.9] {
      let alone = try #require(shipped.score([.imported: probability]))
      #expect(abs(alone - probability) < 1e-12)
    }
    for detectors in Self.combinations {
      let signals = Self.signals(detectors)
      func logOdds(_ imported: Double?) throws -> Double {
        var signals = signals
        signals[.imported] = imported
        let score = try #require(shipped.score(signals))
        return log(score / (1 - score))
      }
      #expect(abs(try logOdds(0.5) - logOdds(nil)) < 1e-6)
      #expect(abs(try logOdds(0.8) - logOdds(nil) - log(4)) < 1e-6)
    }
  }

  @Test(
    "marks that are sure count as much as 0.95 and 0.05, so that other evidence can outweigh them"
  )
  func sure() throws {
    let shipped = FusionWeights.shipped
    #expect(shipped.score([.imported: 1]) == shipped.score([.imported: 0.95]))
    #expect(shipped.score([.imported: 0]) == shipped.score([.imported: 0.05]))
    let supported: [Signal: Double] = [.contradicted: 0, .notMentioned: 0, .otherSubject: 0]
    let both = supported.merging([.imported: 1]) { $1 }
    #expect(try #require(shipped.score(both)) < 0.5)
  }

  @Test(
    "surprisals count by their logarithm, between two ends",
    arguments: [
      (Signal.surprisal, 0.0, 0.01), (.surprisal, 25, 10), (.surprisal, -1, 0.01),
      (.surprisalBefore, 0, 0.01),
    ]
  )
  func ends(signal: Signal, value: Double, end: Double) {
    #expect(signal.scaled(value) == log(end))
    #expect(signal.scaled(2) == log(2.0))
  }

  @Test("nothing measured, or an unknown combination, has no score")
  func none() {
    #expect(FusionWeights.shipped.score([:]) == nil)
    let bare = FusionWeights(fittedOn: "nothing", models: [])
    #expect(bare.score([.surprisal: 1, .surprisalBefore: 2]) == nil)
    #expect(bare.score([.imported: 0.5]) == 0.5)
  }
}
