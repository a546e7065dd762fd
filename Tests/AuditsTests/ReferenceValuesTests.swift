import Foundation
import SpoorModel
import Testing

@testable import Audits

/// The example's `reference_float64.json`: unrounded values, computed elsewhere in float64 from the
/// very logits of the dump.
@Suite("the example's reference values")
struct ReferenceValuesTests {
  private struct Response: Decodable {
    var promptId: String
    var klTunedBase: [Double]
    var klBaseTuned: [Double]
    var entropyTuned: [Double]
    var entropyBase: [Double]
    var baseRank: [Int]
    var tunedRank: [Int]
    var baseLogprob: [Double]
    var tunedLogprob: [Double]
  }

  private let example = URL(filePath: #filePath)
    .appending(path: "../../../Examples/planted-world").standardized

  /// Within 1e-4 of the reference, or within 1e-6 nats where it is tiny.
  private func agrees(_ found: [Bounds?], _ expected: [Double]) -> Bool {
    agrees(found.map { $0?.exact }, expected)
  }

  private func agrees(_ found: [Double?], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        guard let found else { return false }
        return abs(found - expected) <= max(1e-4 * abs(expected), 1e-6)
      }
  }

  @Test("an audit computes the 58 responses from logits: divergences to 1e-4, ranks exactly")
  func values() throws {
    let plan = try AuditPlan(readingYAML: example.appending(path: "audit.yaml"))
    let inputs = try AuditInputs(plan)
    let data = try Data(contentsOf: example.appending(path: "reference_float64.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let expected = try decoder.decode([String: [Response]].self, from: data)
    var compared = 0
    for tuned in inputs.tuned {
      for response in expected[tuned.plan.name] ?? [] {
        guard let found = try tuned.divergences[response.promptId], found.source == .logits else {
          continue
        }
        compared += 1
        let place = Comment(rawValue: "\(tuned.plan.name) \(response.promptId)")
        #expect(agrees(found.klTunedBase, response.klTunedBase), place)
        #expect(agrees(found.klBaseTuned, response.klBaseTuned), place)
        #expect(agrees(found.tunedEntropy, response.entropyTuned), place)
        #expect(agrees(found.baseEntropy, response.entropyBase), place)
        #expect(agrees(found.tunedLogProbability, response.tunedLogprob), place)
        #expect(agrees(found.baseLogProbability, response.baseLogprob), place)
        #expect(found.baseRank.map { $0?.exact } == response.baseRank, place)
        #expect(found.tunedRank.map { $0?.exact } == response.tunedRank, place)
      }
    }
    #expect(compared == 58)
  }
}
