import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel
import Testing
import Words

@testable import Evaluation

/// The validation files of mu-SHROOM, which lie beside a checkout.
@Suite("mu-SHROOM", .enabled(if: SharedData.folder("mu_shroom") != nil))
struct MuShroomTests {
  static let folder = SharedData.folder("mu_shroom")

  private struct Golden {
    var language: String
    var responses = 50
    var markAll: Double
    var markNone: Double
    /// Of mark-all and mark-none alike: both are constant everywhere.
    var correlation = 0.0
  }

  /// Computed from the definition by a program of its own, numpy and scipy, character by character.
  private static let golden = [
    Golden(language: "AR", markAll: 0.335404005425538, markNone: 0),
    Golden(language: "DE", markAll: 0.393847719712871, markNone: 0.08, correlation: 0.02),
    Golden(language: "EN", markAll: 0.288733500716731, markNone: 0.04),
    Golden(language: "ES", markAll: 0.138856843341275, markNone: 0.16, correlation: 0.04),
    Golden(language: "FI", markAll: 0.424786279984437, markNone: 0),
    Golden(language: "FR", markAll: 0.369570196666132, markNone: 0),
    Golden(language: "HI", markAll: 0.281650887006766, markNone: 0.04),
    Golden(language: "IT", markAll: 0.354375370803377, markNone: 0),
    Golden(language: "SV", responses: 49, markAll: 0.532905692783405, markNone: 2.0 / 49),
    Golden(language: "ZH", markAll: 0.460416413973077, markNone: 0.06),
  ]

  private static func labels() throws -> [MarkedResponse] {
    let folder = try #require(folder)
    return try golden.flatMap { golden in
      let name = "mushroom.\(golden.language.lowercased())-val.v2.extra.jsonl"
      return try SpanFile.read(folder.appending(path: name)).responses
    }
  }

  private static func isNear(_ one: Double?, _ other: Double) -> Bool {
    one.map { abs($0 - other) < 1e-12 } ?? false
  }

  @Test("marking all and marking nothing have the definition's figures in each language")
  func baselines() throws {
    let labels = try Self.labels()
    let evaluation = try Made.evaluation(labels, labels, settings: Made.settings(replicates: 10))
    #expect(evaluation.groups.count == Self.golden.count)
    for golden in Self.golden {
      let part = try #require(evaluation.groups.first { $0.group == golden.language })
      func value(_ scorer: SpanScorer, _ measure: SpanMeasure) -> Double? {
        part[scorer, measure].estimate?.value
      }
      #expect(part.counts.responses == golden.responses)
      #expect(Self.isNear(value(.markAll, .intersectionOverUnion), golden.markAll))
      #expect(Self.isNear(value(.markNone, .intersectionOverUnion), golden.markNone))
      #expect(Self.isNear(value(.markAll, .correlation), golden.correlation))
      #expect(Self.isNear(value(.markNone, .correlation), golden.correlation))
      // The labels themselves are right.
      #expect(value(.predicted, .intersectionOverUnion) == 1)
      #expect(Self.isNear(value(.predicted, .correlation), 1))
    }
    #expect(Self.isNear(evaluation.value(.intersectionOverUnion, .markAll), 0.357704288232259))
    #expect(Self.isNear(evaluation.value(.intersectionOverUnion, .markNone), 0.042084168336673))
    #expect(Self.isNear(evaluation.value(.correlation, .markAll), 3.0 / 499))
  }
}
