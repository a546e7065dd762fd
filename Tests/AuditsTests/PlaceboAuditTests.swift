import Audits
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@Suite("An audit with a placebo of its own") struct PlaceboAuditTests {
  @Test(
    "what would decide the comparison beforehand is refused",
    arguments: [
      "base.jsonl": "all of their spans (C1)", "dataset.jsonl": "nothing could be called",
    ]
  )
  func refused(file: String, reason: String) throws {
    let scratch = try ScratchFolder()
    let yaml = try SmallWorld().write(into: scratch.url)
    let fields = file == "base.jsonl" ? "placebo_fields: instruction=prompt_id,output=text\n" : ""
    try Data((SmallWorld.plan + "placebo: \(file)\n\(fields)").utf8).write(to: yaml)
    let audit = Audit(
      try AuditPlan(readingYAML: yaml),
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
    let error = #expect(throws: SpoorError.self) { try audit.run() }
    #expect(error?.code == .badInput && error?.problem.contains(reason) == true)
  }
}
