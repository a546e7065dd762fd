import AuditStore
import Audits
import Foundation
import Reporting
import Review
import ScratchFiles
import SpoorModel
import Testing

@Suite("An audit") struct AuditTests {
  private let scratch: ScratchFolder
  private let plan: AuditPlan

  init() throws {
    scratch = try ScratchFolder()
    plan = try AuditPlan(readingYAML: try SmallWorld().write(into: scratch.url))
  }

  private func audit(_ use: Audit.ReferenceUse = .whereGiven) -> Audit {
    Audit(
      plan,
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: use
    )
  }

  @Test("each wrong response of a small world is found and traced to its row")
  func findings() throws {
    let outcome = try audit().run()
    let model = try #require(outcome.summary.models.first)
    #expect(model.responses == 3)
    #expect(model.sources == ["logits": 1, "precomputed": 2])
    #expect(model.flaggedResponses == 3)
    #expect(model.flaggedSpans == outcome.queued)
    #expect(model.provenance.values.reduce(0, +) == model.flaggedSpans)
    #expect(outcome.summary.dataset.rows == 3)
  }

  @Test(
    "each doubted response can be read token by token, with likely tokens where logits tell them"
  )
  func strips() throws {
    let store = try AuditStore(at: try audit().run().folder.appending(path: "audit.sqlite").path)
    let items = try store.items(of: try #require(try store.latestCompleteRun()))
    #expect(Set(items.map(\.prompt.id)) == ["p0", "p1", "p2"])
    for item in items {
      let strip = try #require(try store.strip(of: item.hash))
      let scalars = Array(item.response.unicodeScalars)
      let words = strip.tokens.map { token in
        token.range.map { range in
          String(String.UnicodeScalarView(scalars[range.start..<range.end]))
        }
      }
      #expect(words.compactMap(\.self).joined() == item.response && words.last == "")
      #expect(strip.spans.map(\.range).contains(item.span.range))
      let isMeasured = item.prompt.id == "p0"
      #expect(strip.source == (isMeasured ? .logits : .precomputed))
      let likely = strip.tokens.flatMap { ($0.baseTop ?? []) + ($0.tunedTop ?? []) }.map(\.text)
      #expect(likely.isEmpty != isMeasured)
      // Ids 1 to 9 are words of the answers.
      let unnamed = Set(([0] + (10..<SmallWorld.vocabulary)).map { "#\($0)" })
      #expect(likely.allSatisfy { $0.hasPrefix("#") == unnamed.contains($0) })
      #expect(likely.contains(" received") == isMeasured)
    }
  }

  @Test("a second run of the same inputs does nothing, another of other inputs runs")
  func freshness() throws {
    let first = try audit().run()
    let second = try audit().run()
    guard case .unchanged = second.freshness else {
      Issue.record("the second run was computed")
      return
    }
    #expect(first.summary == second.summary)
    #expect(first.queued == second.queued)
    guard case .computed = try audit(.none).run().freshness else {
      Issue.record("a run without references was not computed")
      return
    }
    guard case .computed = try audit(.none).run(.always).freshness else {
      Issue.record("a run that was asked for was not computed")
      return
    }
  }

  @Test("the index is built again where it has gone, even if nothing else changed")
  func lostIndex() throws {
    _ = try audit().run()
    let index = scratch.url.appending(path: "indices/small")
    try FileManager.default.removeItem(at: index)
    guard case .unchanged = try audit().run().freshness else {
      Issue.record("nothing had changed")
      return
    }
    let manifest = index.appending(path: "manifest.json").path
    #expect(FileManager.default.fileExists(atPath: manifest))
  }

  @Test("a plain file that has gone is written again")
  func lostFile() throws {
    let spans = try audit().run().folder.appending(path: "spans.jsonl")
    let before = try Data(contentsOf: spans)
    try FileManager.default.removeItem(at: spans)
    guard case .computed = try audit().run().freshness else {
      Issue.record("the lost file was not missed")
      return
    }
    #expect(try Data(contentsOf: spans) == before)
  }

  @Test("what a killed run was writing aside goes with the next run, and nothing else")
  func leftovers() throws {
    let folder = try audit().run().folder
    let dead = folder.appending(path: ".spans.jsonl.spoor-aside-\(Int32.max)-3")
    let others = [".spans.jsonl.spoor-aside-1-3", ".spans.jsonl.spoor-aside-x", "notes.txt"]
      .map { folder.appending(path: $0) }
    for file in [dead] + others { try Data("x".utf8).write(to: file) }
    _ = try audit().run(.always)
    #expect(!FileManager.default.fileExists(atPath: dead.path))
    for file in others { #expect(FileManager.default.fileExists(atPath: file.path)) }
  }

  @Test("a plan whose name leads elsewhere is refused before anything is made")
  func name() throws {
    var plan = plan
    plan.name = "../x"
    let annotations = scratch.url.appending(path: "annotations")
    let audit = Audit(plan, indices: scratch.url, annotations: annotations, references: .none)
    let error = try #require(throws: SpoorError.self) { try audit.run() }
    #expect(error.code == .usage)
    #expect(!FileManager.default.fileExists(atPath: annotations.path))
  }

  @Test("the stages of an audit are told in their order")
  func stages() throws {
    var stages: [String] = []
    _ = try audit().run { stage in
      switch stage {
      case .indexing: stages.append("indexing")
      case .reading: stages.append("reading")
      case .measuring(let model, _, let all): stages.append("measuring \(all) of \(model)")
      case .tracing(let model, let done, _): stages.append("tracing \(done) of \(model)")
      case .writing: stages.append("writing")
      }
    }
    #expect(
      stages.filter { $0 != "indexing" } == [
        "reading", "measuring 3 of sft", "tracing 0 of sft", "tracing 1 of sft",
        "tracing 2 of sft", "tracing 3 of sft", "writing",
      ]
    )
    #expect(stages.contains("indexing"))
  }

  @Test("spans can be had without a dataset")
  func spans() throws {
    try FileManager.default.removeItem(at: scratch.url.appending(path: "dataset.jsonl"))
    let spans = try DetectedSpans(plan, references: .whereGiven)
    #expect(Set(spans.flagged.map(\.promptID)) == ["p0", "p1", "p2"])
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "indices").path))
  }

  @Test("a folder's path may end with a slash")
  func slash() throws {
    let folder = try audit().run().folder.path
    let stored = try StoredAudit(at: folder + "/")
    let tasks = try stored.writeBatch(
      of: .items(try stored.queue()),
      in: .jsonl,
      ExportOptions(spoorVersion: "0.1")
    )
    #expect(tasks.hasPrefix("\(folder)/batches/"))
    #expect(FileManager.default.fileExists(atPath: tasks))
    let empty = try #require(throws: SpoorError.self) { try StoredAudit(at: scratch.url.path) }
    #expect(empty.problem == "there is no audit here: audit.sqlite is missing")
  }
}
