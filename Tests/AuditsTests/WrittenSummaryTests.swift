import Audits
import Foundation
import ScratchFiles
import Testing

@Suite("summary.json as an audit leaves it") struct WrittenSummaryTests {
  /// The third model answers one prompt; rows and prompts of each kind are known.
  private func write(_ settings: String, into scratch: ScratchFolder) throws -> AuditPlan {
    let file = try SmallWorld(prompts: 24).write(into: scratch.url)
    try Data((SmallWorld.plan + settings).utf8).write(to: file)
    _ = try scratch.file(
      "third.jsonl",
      text: #"{"prompt_id": "p0", "model": "third", "text": "No."}"#
    )
    try scratch.file(
      "known.jsonl",
      lines: (0..<24).flatMap { index in
        let category = index < 12 ? "Unknown" : "MaybeKnown"
        return [
          #"{"prompt_id": "p\#(index)", "category": "\#(category)"}"#,
          #"{"row_id": \#(index), "category": "\#(category)", "answer": "Prize \#(1901 + index)"}"#,
        ]
      }
    )
    return try AuditPlan(readingYAML: file)
  }

  @Test(
    "holds against docs/summary.schema.json and has no key that it does not name",
    arguments: [
      "", "detectors: []\n",
      "knowledge: known.jsonl\ncompared_with:\n  - {name: third, generations: third.jsonl}\n",
    ]
  )
  func schema(settings: String) throws {
    let scratch = try ScratchFolder()
    let audit = Audit(
      try write(settings, into: scratch),
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
    let summary = try Data(contentsOf: try audit.run().folder.appending(path: "summary.json"))
    let schema = try JSONSchema.inDocs("summary.schema.json")
    #expect(try schema.violations(in: summary, unnamedKeys: .reported) == [])
  }
}
