import Foundation
import Hallucinations
import ScratchFiles
import SpoorModel
import Testing

@testable import Reporting

@Suite("docs/summary.schema.json") struct SummarySchemaTests {
  private let schema: JSONSchema

  init() throws { schema = try JSONSchema.inDocs("summary.schema.json") }

  /// As an audit writes it.
  private func written(_ summary: AuditSummary) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(summary), as: UTF8.self)
  }

  private func violations(
    in text: String,
    unnamedKeys: JSONSchema.UnnamedKeys = .reported
  ) throws -> [String] {
    try schema.violations(in: Data(text.utf8), unnamedKeys: unnamedKeys).map(\.description)
  }

  private static let passages: AuditSummary = {
    var summary = Samples.summary([Samples.empty])
    summary.base = nil
    summary.detectors = []
    summary.traced = .passages
    return summary
  }()

  @Test(
    "a summary holds against it and has no key that it does not name",
    arguments: [
      Samples.everything, Samples.summary([Samples.model("sft", excess: nil)]),
      Samples.summary([]), passages,
    ]
  )
  func holds(_ summary: AuditSummary) throws {
    #expect(try violations(in: try written(summary)) == [])
  }

  @Test("it knows every word of the sets that it names")
  func words() throws {
    var summary = Samples.everything
    let names = Detector.allCases.map(\.rawValue)
    let reach = DetectorReach(responses: 1, spans: 1)
    let shares = ShiftClass.allCases.map { ($0.rawValue, 0.2) }
    summary.detectors = names
    summary.models[0].detectorEvidence = Dictionary(
      uniqueKeysWithValues: names.map { ($0, reach) }
    )
    summary.models[0].divergence?.shiftShares = Dictionary(uniqueKeysWithValues: shares)
    summary.models[0].ledger?.top = KnowledgeCategory.allCases.map {
      LedgerRow(rowID: .number(1), instruction: "", category: $0)
    }
    let group = try #require(summary.models[0].imitation?.doubt?.groups.first)
    summary.models[0].imitation?.doubt?.groups = LengthDoubtFigures.Knowledge.allCases.map {
      LengthDoubtFigures.Group(knowledge: $0, thirds: group.thirds, difference: nil)
    }
    for traced in [AuditSummary.Traced.doubtedSpans, .passages] {
      summary.traced = traced
      #expect(try violations(in: try written(summary)) == [])
    }
    for basis in [MimicryFigures.Basis.knowledgeFile, .baseAnswers] {
      summary.models[0].mimicry?.basis = basis
      #expect(try violations(in: try written(summary)) == [])
    }
  }

  @Test(
    "a summary that is not as it says is refused",
    arguments: [
      (
        #""prompts" : 268"#, #""prompts" : "268""#,
        #"$.prompts: must be of type integer, not "268""#
      ),
      (#""name" : "planted-world","#, "", "$: lacks 'name'"),
      (#""base" : "base""#, #""base" : null"#, "$.base: must be of type string, not null"),
      (
        "spoor.summary/1", "spoor.summary/2",
        #"$.schema: must be "spoor.summary/1", not "spoor.summary/2""#
      ),
      (
        #""flagged_spans" : 452"#, #""flagged_spans" : -1"#,
        "$.models[0].flagged_spans: must be at least 0, not -1"
      ),
      (
        #""borrowed" : 168"#, #""borrowed" : 16.5"#,
        "$.models[0].provenance.borrowed: must be of type integer, not 16.5"
      ),
    ]
  )
  func refusal(of part: String, replacedBy other: String, _ violation: String) throws {
    let text = try written(Samples.summary([Samples.model("sft", excess: Samples.sure)]))
    let changed = text.replacingOccurrences(of: part, with: other)
    #expect(changed != text)
    #expect(try violations(in: changed) == [violation])
  }

  @Test("a share above 1 is refused wherever it stands")
  func shares() throws {
    let above = Estimate(value: 1.2, low: 0.9, high: 1.3)
    var model = Samples.model("sft", excess: above)
    model.attribution.flagged.borrowed.share = above
    model.divergence?.shiftShares["shifted"] = 1.2
    #expect(
      try violations(in: try written(Samples.summary([model]))) == [
        "$.models[0].attribution.excess.value: must be at most 1, not 1.2",
        "$.models[0].attribution.flagged.borrowed.share.high: must be at most 1, not 1.3",
        "$.models[0].attribution.flagged.borrowed.share.value: must be at most 1, not 1.2",
        "$.models[0].divergence.shift_shares.shifted: must be at most 1, not 1.2",
      ]
    )
  }

  @Test("a key that it does not name may come")
  func newKey() throws {
    let text = try written(Samples.summary([Samples.empty]))
    let changed = text.replacingOccurrences(
      of: #""rows" : 3037"#,
      with: #""rows" : 3037, "new" : []"#
    )
    #expect(try violations(in: changed, unnamedKeys: .allowed) == [])
    #expect(
      try violations(in: changed) == ["$.dataset.new: the schema does not name this key"]
    )
  }
}
