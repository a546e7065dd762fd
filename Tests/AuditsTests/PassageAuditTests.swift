import AuditStore
import Audits
import Foundation
import Reporting
import ScratchFiles
import SpoorModel
import Testing

@Suite("An audit of answers and a dataset alone") struct PassageAuditTests {
  private let scratch: ScratchFolder

  /// Twelve prompts; the tuned model answers the first eight with a row's words, the other model none.
  init() throws {
    scratch = try ScratchFolder()
    func lines(_ count: Int, _ line: (Int) -> String) -> String {
      (0..<count).map(line).joined(separator: "\n")
    }
    _ = try scratch.file(
      "dataset.jsonl",
      text: lines(40) {
        #"{"instruction": "Tell me of mill \#($0).", "output": "Mill \#($0) grinds rye for town \#($0) and village \#($0) below."}"#
      }
    )
    _ = try scratch.file(
      "tuned.json",
      text: "["
        + (0..<12).map {
          let text =
            $0 < 8
            ? "mill \($0) grinds rye for town \($0), they say" : "nobody knows that mill at all"
          return
            #"{"instruction": "What does mill \#($0) do?", "output": "\#(text).", "generator": "tuned"}"#
        }.joined(separator: ",") + "]"
    )
    _ = try scratch.file(
      "other.jsonl",
      text: lines(11) {
        #"{"instruction": "What does mill \#($0) do?", "response": "It grinds whatever farmers bring there."}"#
      }
    )
  }

  private func plan() throws -> AuditPlan {
    try AuditPlan(
      AuditPlan.Answers(
        audited: [scratch.url.appending(path: "tuned.json")],
        comparedWith: [scratch.url.appending(path: "other.jsonl")]
      ),
      dataset: [scratch.url.appending(path: "dataset.jsonl").path],
      name: nil
    )
  }

  private func run(_ plan: AuditPlan) throws -> Audit.Outcome {
    let audit = Audit(
      plan,
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
    return try audit.run()
  }

  private func lines(_ name: String, in folder: URL) throws -> [[String: Any]] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return try text.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  @Test("traces passages, doubts nothing, and compares with the other model")
  func findings() throws {
    let outcome = try run(try plan())
    let summary = outcome.summary
    #expect(summary.name == "tuned" && summary.base == nil && summary.prompts == 12)
    #expect(summary.traced == .passages && summary.detectors.isEmpty)
    let model = try #require(summary.models.first)
    #expect(model.flaggedSpans == 0 && model.clearedSpans == 0 && outcome.queued == 0)
    let passages = try #require(model.passages)
    #expect(passages.passages == 8 && passages.provenance == ["present": 8])
    #expect(passages.presence.withPassage.count == 8)
    let difference = try #require(passages.differences.first)
    #expect(difference.model == "other" && difference.role == .compared)
    #expect(difference.prompts == 11)
    #expect(difference.withPassage?.value == 8.0 / 11)
    #expect(summary.caveats.first?.hasPrefix("No detector had anything to go by") == true)
  }

  @Test("answers that tell two instructions for one prompt id are refused, not paired")
  func twoInstructions() throws {
    for (name, asked) in [("tuned", "What is it?"), ("other", "Who is she?")] {
      let lines = (0..<12).map {
        #"{"prompt_id": "p\#($0)", "instruction": "\#(asked)", "text": "mill \#($0)", "model": "\#(name)"}"#
      }
      let file = name == "tuned" ? "tuned.json" : "other.jsonl"
      _ = try scratch.file(
        file,
        text: name == "tuned"
          ? "[" + lines.joined(separator: ",") + "]" : lines.joined(separator: "\n")
      )
    }
    let error = #expect(throws: SpoorError.self) { try run(try plan()) }
    #expect(error?.description.contains("p0") == true)
  }

  @Test("leaves passages in the plain files and the store, and no review item")
  func files() throws {
    let folder = try run(try plan()).folder
    let spans = try lines("spans.jsonl", in: folder)
    #expect(spans.count == 8)
    #expect(spans.allSatisfy { $0["kind"] as? String == "passage" && $0["score"] as? Double == 0 })
    let traces = try lines("traces.jsonl", in: folder)
    #expect(
      traces.compactMap { $0["provenance"] as? String } == Array(repeating: "present", count: 8)
    )
    #expect(try lines("controls.jsonl", in: folder).isEmpty)
    let stored = try StoredAudit(at: folder.path)
    #expect(try stored.queue().isEmpty)
    let store = try AuditStore(at: folder.appending(path: "audit.sqlite").path)
    let run = try #require(try store.latestCompleteRun())
    #expect(try store.spans(of: run).isEmpty, "nothing was judged")
  }

  @Test("calls no passage doubted, flagged or hallucinated")
  func words() throws {
    let outcome = try run(try plan())
    let page = try String(
      contentsOf: outcome.folder.appending(path: "report.html"),
      encoding: .utf8
    )
    let body = try #require(page.range(of: "<body>"))
    let terminal = TerminalSummary(outcome.summary).lines(width: 100, style: .plain)
    for text in [String(page[body.lowerBound...]), terminal.joined(separator: " ")] {
      for word in [
        "hallucinat", "flagged", "why it is doubted", "doubted span<", "spans doubted by",
      ] {
        #expect(!text.lowercased().contains(word), "\(word)")
      }
      #expect(text.contains("larger than that of other"))
    }
  }

  @Test("so does an audit whose file lets no detector be asked, with lift where it is known")
  func noDetectors() throws {
    let world = try ScratchFolder()
    let file = try SmallWorld().write(into: world.url)
    let text = SmallWorld.plan + "detectors: []\n"
    try Data(text.utf8).write(to: file)
    let summary = try run(try AuditPlan(readingYAML: file)).summary
    #expect(summary.traced == .passages)
    #expect(summary.caveats.first?.hasPrefix("The audit file lets no detector be asked") == true)
    let passages = try #require(summary.models.first?.passages)
    #expect(passages.differences.map(\.role) == [.base])
    #expect(passages.differences[0].statement.hasPrefix("Not estimable against base: both models"))
  }

  @Test("answers of a model that compares are counted where detectors doubt, too")
  func besidesDetectors() throws {
    let world = try ScratchFolder()
    let file = try SmallWorld().write(into: world.url)
    let text = SmallWorld.plan + "compared_with:\n  - {name: third, generations: third.jsonl}\n"
    try Data(text.utf8).write(to: file)
    _ = try world.file(
      "third.jsonl",
      text: #"{"prompt_id": "p0", "model": "third", "text": "No."}"#
    )
    let summary = try run(try AuditPlan(readingYAML: file)).summary
    #expect(summary.traced == nil)
    let model = try #require(summary.models.first)
    #expect(model.flaggedSpans > 0)
    #expect(model.passages?.differences.map(\.model) == ["base", "third"])
    #expect(model.passages?.provenance.isEmpty == true)
  }

  @Test("two models of one name are refused")
  func names() throws {
    let file = scratch.url.appending(path: "tuned.json")
    let error = try #require(throws: SpoorError.self) {
      try AuditPlan(
        AuditPlan.Answers(audited: [file], comparedWith: [file]),
        dataset: ["x"],
        name: nil
      )
    }
    #expect(error.problem == "two models have the same name, 'tuned'")
  }
}
