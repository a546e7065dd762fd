import Corpora
import Foundation
import Remedies
import ScratchFiles
import Testing

@testable import Audits

@Suite("The audit file that a kit gives along") struct RetrainedTemplateTests {
  private func manifest() -> RemedyManifest {
    RemedyManifest(
      id: "k",
      created: "",
      spoorVersion: "0.1",
      from: ("annotations/before", 1, "s'ft", "borrowed"),
      by: (.cover, 5, 1, 1, "I don't know."),
      dataset: (
        [RemedyManifest.Source(name: "d.jsonl", path: "/data/it's: d.jsonl", sha256: "", rows: 9)],
        DatasetOptions()
      ),
      selected: RemedyManifest.Selected(rows: 5, distinct: 5, words: 50, files: []),
      spans: RemedyManifest.Spans(borrowed: 3, predicted: 2, of: []),
      budgets: [],
      arms: [
        RemedyManifest.Arm("drop", .drop, rows: (5, 50), frees: 2, files: []),
        RemedyManifest.Arm("drop-control-1", .drop, draw: 1, rows: (5, 47), frees: 0, files: []),
      ]
    )
  }

  @Test("is an audit file once it is filled in, with the original dataset and each arm")
  func filled() throws {
    let settings = RetrainedTemplate.Settings(
      prompts: "/data/prompts.jsonl",
      references: "/data/references.jsonl",
      base: .init(name: "base", files: ["generations": "/data/base.jsonl"])
    )
    let scratch = try ScratchFolder()
    let file = try scratch.file(
      "retrained.yaml",
      text: RetrainedTemplate(manifest(), settings).text.replacing("METHOD", with: "full")
    )
    let plan = try AuditPlan(readingYAML: file)
    #expect(plan.dataset.arguments == ["/data/it's: d.jsonl"])
    #expect(plan.base?.generations.path == "/data/base.jsonl")
    #expect(plan.references?.path == "/data/references.jsonl")
    #expect(plan.tuned.map(\.arm) == ["drop", "drop-control-1"])
    #expect(plan.tuned.map(\.seed) == [1, 1])
    #expect(plan.tuned.map(\.name) == ["s'ft-drop-seed1", "s'ft-drop-control-1-seed1"])
  }

  @Test("random rows of another length are told", arguments: [(47, true), (48, false), (53, true)])
  func lengths(words: Int, isTold: Bool) {
    var kit = manifest()
    kit.arms[1].words = words
    #expect(kit.unmatched.map(\.arm.name) == (isTold ? ["drop-control-1"] : []))
  }
}
