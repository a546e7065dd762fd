import AuditStore
import Foundation
import Generations
import Reporting
import ScratchFiles
import SpoorModel
import Testing

@testable import Audits

/// A response that cannot be read or measured does not end an audit, unless somebody wants it to.
@Suite("A bad response") struct SetAsideTests {
  private let scratch: ScratchFolder
  private let plan: AuditPlan

  init() throws {
    scratch = try ScratchFolder()
    plan = try AuditPlan(readingYAML: try SmallWorld(prompts: 5).write(into: scratch.url))
  }

  private func audit(_ use: BadResponses) -> Audit {
    var audit = Audit(
      plan,
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
    audit.badResponses = use
    return audit
  }

  /// Replaces a text in one line of a file.
  private func spoil(_ name: String, line: Int, _ text: String, by other: String) throws {
    let file = scratch.url.appending(path: name)
    var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let spoilt = lines[line].replacingOccurrences(of: text, with: other)
    try #require(spoilt != lines[line])
    lines[line] = spoilt
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
  }

  @Test("is left out and told of where its tokens do not fit its text; strictly it ends the audit")
  func generation() throws {
    try spoil("sft.jsonl", line: 3, #""offsets": [["#, by: #""offsets": [[7, "#)
    let outcome = try audit(.setAside).run()
    #expect(outcome.summary.models.first?.responses == 4)
    let caveat = try #require(outcome.summary.caveats.first { $0.contains("set aside") })
    #expect(caveat.contains("A response of sft") && caveat.contains("sft.jsonl:4"))
    let error = try #require(throws: SpoorError.self) { try audit(.fatal).run(.always) }
    #expect(error.location?.line == 4)
  }

  @Test("is left out where its values do not fit its tokens")
  func values() throws {
    try spoil("metrics.jsonl", line: 2, #""tuned_rank": [1, "#, by: #""tuned_rank": ["#)
    let outcome = try audit(.setAside).run()
    #expect(outcome.summary.models.first?.responses == 4)
    #expect(outcome.summary.models.first?.sources == ["logits": 1, "precomputed": 3])
    #expect(outcome.summary.caveats.contains { $0.contains("metrics.jsonl:3 (prompt p2)") })
    #expect(throws: SpoorError.self) { try audit(.fatal).run(.always) }
  }

  /// A folder of logits of the prompts, of one of which they are no numbers.
  private func writeLogits(bad: Int) throws -> AuditPlan.Logits {
    // A response has nine words and <eos>; row t finds its token t likeliest.
    let (rows, columns) = (10, SmallWorld.vocabulary)
    let folders = try ["base-logits", "tuned-logits"].map { name in
      let folder = scratch.url.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      for prompt in 0..<5 {
        let floats = (0..<rows * columns).map { place -> Float in
          guard prompt != bad || name == "base-logits" else { return .nan }
          return place % columns == (place / columns + 1) % rows ? 5 : Float(place % 3)
        }
        let file = NumpyFile(shape: "(\(rows), \(columns))", floats: floats)
        try Data(file.bytes).write(to: folder.appending(path: "p\(prompt).npy"))
      }
      return folder
    }
    return AuditPlan.Logits(index: nil, base: folders[0], tuned: folders[1])
  }

  @Test("keeps the values of another source where its logits are no numbers, and is told of")
  func otherSource() throws {
    var plan = plan
    plan.tuned[0].logits = try writeLogits(bad: 2)
    let inputs = try AuditInputs(plan, AuditInputs.Reading(badResponses: .setAside))
    let tuned = try #require(inputs.tuned.first)
    #expect(tuned.generations.count == 5)
    #expect(tuned.divergences.sources == [.logits: 4, .precomputed: 1])
    #expect(try tuned.divergences["p2"]?.source == .precomputed)
    #expect(inputs.setAside.map(\.error.promptID) == ["p2"])
  }

  @Test("is left out where its logits are no numbers and nothing else has its values")
  func logits() throws {
    var plan = plan
    plan.tuned[0].logits = try writeLogits(bad: 2)
    plan.tuned[0].tokenMetrics = nil
    let inputs = try AuditInputs(plan, AuditInputs.Reading(badResponses: .setAside))
    let tuned = try #require(inputs.tuned.first)
    #expect(tuned.generations.map(\.promptID) == ["p0", "p1", "p3", "p4"])
    #expect(inputs.setAside.map(\.error.promptID) == ["p2"])
    let fatal = try #require(throws: SpoorError.self) { try AuditInputs(plan) }
    #expect(fatal.promptID == "p2")
  }

  @Test("is left out where the index of all logits gives it other rows than it has tokens")
  func indexedRows() throws {
    let (rows, columns) = (10, SmallWorld.vocabulary)
    let floats = (0..<5 * rows * columns).map { place -> Float in
      place % columns == (place / columns + 1) % rows ? 5 : Float(place % 3)
    }
    let array = NumpyFile(shape: "(\(5 * rows), \(columns))", floats: floats)
    let urls = try ["base.all.npy", "tuned.all.npy"].map { try scratch.file($0, array.bytes) }
    let entries = (0..<5).map { prompt in
      let (start, end) = (prompt * rows, (prompt + 1) * rows - (prompt == 2 ? 2 : 0))
      return #"{"prompt_id": "p\#(prompt)", "row_start": \#(start), "row_end": \#(end)}"#
    }
    let index = try scratch.file("all.json", Array("[\(entries.joined(separator: ","))]".utf8))
    var plan = plan
    plan.tuned[0].logits = AuditPlan.Logits(index: index, base: urls[0], tuned: urls[1])
    plan.tuned[0].tokenMetrics = nil
    let inputs = try AuditInputs(plan, AuditInputs.Reading(badResponses: .setAside))
    #expect(inputs.tuned.first?.generations.map(\.promptID) == ["p0", "p1", "p3", "p4"])
    #expect(inputs.setAside.map(\.error.promptID) == ["p2"])
    #expect(inputs.setAside.first?.error.problem.contains("8 rows") == true)
  }

  @Test("is no longer one where most of a file is bad: the file is refused")
  func most() throws {
    for line in 0..<3 {
      try spoil("metrics.jsonl", line: line, #""tuned_rank": [1, "#, by: #""tuned_rank": ["#)
    }
    let error = try #require(throws: SpoorError.self) { try audit(.setAside).run() }
    #expect(error.problem.contains("so are 3 of 5 responses"))
  }
}

/// What was measured once is not measured again.
@Suite("Per-token values of an audit") struct KeptValuesTests {
  private let scratch: ScratchFolder
  private let plan: AuditPlan

  init() throws {
    scratch = try ScratchFolder()
    plan = try AuditPlan(readingYAML: try SmallWorld().write(into: scratch.url))
  }

  private func inputs() throws -> AuditInputs {
    let url = scratch.url.appending(path: "small.values.sqlite")
    let store = try ValueStore(at: url.path)
    return try AuditInputs(plan, AuditInputs.Reading(values: store))
  }

  @Test("are taken from the disk while files, tokens and settings are the same")
  func kept() throws {
    let first = try #require(try inputs().tuned.first?.divergences)
    var marked = try #require(try first["p0"])
    #expect(marked.source == .logits)
    // Whoever reads this value has not measured it.
    marked.klTunedBase[0] = 42
    let store = try ValueStore(at: scratch.url.appending(path: "small.values.sqlite").path)
    for key in first.keys where try store.values(key)?.promptID == "p0" {
      try store.keep(marked, as: key)
    }
    #expect(try inputs().tuned.first?.divergences["p0"]?.klTunedBase[0] == 42)

    let logits = scratch.url.appending(path: "tuned.npy")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)],
      ofItemAtPath: logits.path
    )
    #expect(try inputs().tuned.first?.divergences["p0"]?.klTunedBase[0] != 42)
  }
}
