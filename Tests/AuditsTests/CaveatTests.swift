import Audits
import Foundation
import Hallucinations
import Reporting
import ScratchFiles
import SpoorModel
import Testing

@Suite("An audit's caveats and what its detectors had") struct CaveatTests {
  private let scratch: ScratchFolder
  private var plan: AuditPlan

  init() throws {
    scratch = try ScratchFolder()
    plan = try AuditPlan(readingYAML: try SmallWorld().write(into: scratch.url))
  }

  private func summary(_ change: (inout AuditPlan) throws -> Void = { _ in }) throws -> AuditSummary
  {
    var plan = plan
    try change(&plan)
    let audit = Audit(
      plan,
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
    return try audit.run().summary
  }

  private func file(_ name: String, _ text: String) throws -> URL {
    let url = scratch.url.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url
  }

  private static let shipped = "The shipped weights count true and false spans alike"
  private static let suspicion = "No reference was read: scores rank suspicion"
  private static let blind = "No detector had anything to go by"

  @Test("with references and shipped weights only the meaning of a score is told")
  func plain() throws {
    let caveats = try summary().caveats
    #expect(caveats.count { $0.hasPrefix(Self.shipped) } == 1)
    for other in [Self.suspicion, Self.blind] {
      #expect(!caveats.contains { $0.hasPrefix(other) }, "\(other)")
    }
    #expect(!caveats.contains { $0.contains("imported") })
  }

  @Test("spans that are common by chance are not laid to the placebo")
  func placebo() throws {
    _ = try file("other.txt", "Nothing of the kind.\n")
    let caveats = try summary {
      $0.placebo = AuditPlan.Dataset(arguments: ["other.txt"], folder: scratch.url)
    }.caveats
    #expect(!caveats.contains { $0.contains("in the placebo too") })
  }

  @Test("references that no detector may read are as good as none")
  func unread() throws {
    let caveats = try summary { $0.detectors = [.uncertainty] }.caveats
    #expect(caveats.contains { $0.hasPrefix(Self.suspicion) })
  }

  @Test("other weights are named with what they were fitted on")
  func weights() throws {
    var other = FusionWeights.shipped
    other.fittedOn = "verdicts of <b>"
    let data = try JSONEncoder().encode(other)
    let caveats = try summary {
      $0.weights = try file("weights.json", String(decoding: data, as: UTF8.self))
    }.caveats
    #expect(
      caveats.contains("Scores are by other weights than Spoor ships, fitted on verdicts of <b>.")
    )
    #expect(!caveats.contains { $0.hasPrefix(Self.shipped) })
  }

  @Test("imported marks without a place are counted, and the first three are listed")
  func unlocated() throws {
    let lines = (0..<5).map {
      #"{"prompt_id": "p0", "model": "sft", "text": "nowhere \#($0)", "score": 0.5}"# + "\n"
    }
    let caveats = try summary {
      $0.tuned[0].importedSpans = try file("marks.jsonl", lines.joined())
    }.caveats
    let caveat = try #require(caveats.first { $0.contains("imported") })
    #expect(caveat.hasPrefix("5 imported marks have no place in the responses of sft"))
    #expect(
      caveat.contains("marks.jsonl:3 (p0): “nowhere 2” (the response does not hold the quote)")
    )
    #expect(!caveat.contains("nowhere 3") && caveat.hasSuffix("; and 2 more."))
  }

  @Test("so are a judge's, apart, and its marks raise the doubt")
  func judged() throws {
    let lines = [
      #"{"prompt_id": "p0", "model": "sft", "text": "nowhere", "score": 0.5}"#,
      #"{"prompt_id": "p0", "model": "sft", "start": 0, "end": 4, "score": 0.5}"#,
    ]
    let judged = try summary {
      $0.tuned[0].judgedSpans = try file("judged.jsonl", lines.map { $0 + "\n" }.joined())
    }
    let caveat = try #require(judged.caveats.first { $0.contains("judge's") })
    #expect(
      caveat.hasPrefix("1 judge's mark has no place in the responses of sft and counts nowhere")
    )
    #expect(judged.models[0].detectorEvidence?["judge"] != nil)
  }

  @Test("with nothing to read the audit says so; sampled answers are something to read")
  func blind() throws {
    func blinded(_ plan: inout AuditPlan) {
      plan.references = nil
      plan.tuned[0].logits = nil
      plan.tuned[0].tokenMetrics = nil
    }
    #expect(try summary(blinded).caveats.first?.hasPrefix(Self.blind) == true)
    let samples = try file("samples.jsonl", #"{"prompt_id": "p0", "text": "Nothing."}"# + "\n")
    let summary = try summary {
      blinded(&$0)
      $0.tuned[0].samples = samples
    }
    #expect(!summary.caveats.contains { $0.hasPrefix(Self.blind) })
    #expect(summary.caveats.contains { $0.hasPrefix(Self.suspicion) })
  }

  @Test("what training rows say is counted once a span about a named subject")
  func datasetEvidence() throws {
    let model = try #require(try summary().models.first)
    let evidence = try #require(model.datasetEvidence)
    let reach = try #require(model.detectorEvidence)
    #expect(evidence.flagged.total == model.flaggedSpans)
    #expect(evidence.cleared.total == model.clearedSpans)
    #expect(
      reach["dataset"]
        == DetectorReach(responses: 3, spans: model.flaggedSpans + model.clearedSpans)
    )
    let without = try summary { $0.detectors.remove(.dataset) }
    #expect(without.models.first?.datasetEvidence == nil)
    #expect(without.models.first?.flaggedSpans == model.flaggedSpans)
  }
}
