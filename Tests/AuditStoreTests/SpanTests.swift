import AuditStore
import Foundation
import GRDB
import SpoorModel
import Testing

@Suite("Spans and judgements in the store")
struct SpanTests {
  let scratch: Scratch
  let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  /// Contents whose flagged span has everything that detectors can say.
  private func told() throws -> RunContents {
    var contents = try contents("f1")
    var trace = try #require(contents.flagged.first).trace
    trace.span.signals = ["reference.contradicted": 1, "uncertainty.surprisal": 0.1 + 0.2]
    trace.span.evidence = [
      DetectorEvidence(
        detector: "reference",
        stance: .contradicted,
        text: "Its \"king\" was 王 😀\nKarl.",
        source: "p1"
      ),
      DetectorEvidence(detector: "dataset", stance: .notMentioned),
    ]
    trace.span.scoreWithDataset = 0.625
    contents.flagged = [TraceEntry(trace) { _ in row7 }]
    return contents
  }

  @Test("signals, evidence and both scores are read back as they were, doubted spans and others")
  func roundTrip() throws {
    let contents = try told()
    let run = try store.record(contents)
    let spans = try AuditStore(at: scratch.store).spans(of: run)
    let traced = contents.flagged + contents.controls.map(\.entry)
    #expect(spans == traced.map(\.trace.span))
    #expect(try store.items(of: run).map(\.span) == contents.flagged.map(\.trace.span))
  }

  @Test("a span of which nothing more is known has empty signals and no second score")
  func bare() throws {
    let span = try #require(try store.spans(of: try store.record(try contents("f1"))).first)
    #expect(span.signals.isEmpty && span.evidence.isEmpty && span.scoreWithDataset == nil)
    let raw = try DatabaseQueue(path: scratch.store).read {
      try Row.fetchOne($0, sql: "SELECT signals, evidence, score_with_dataset FROM spans")
    }
    #expect(raw?["signals"] == "{}" && raw?["evidence"] == "[]")
    #expect(raw?["score_with_dataset"] == nil as Double?)
  }

  @Test(
    "C1 is stored beside the model that it is compared with, and is no span of a tuned response"
  )
  func baseControl() throws {
    var contents = try contents("f1")
    let tuned = try #require(contents.responses.first)
    let base = AuditedResponse(prompt: tuned.prompt, model: "base", text: tuned.text)
    contents.responses.append(base)
    let own = try entry(marking: "Charles", in: base, provenance: .shared)
    contents.controls.append(ControlTrace(.baseFlagged, besides: "sft", own))
    let run = try store.record(contents)
    #expect(try store.spans(of: run).map(\.model).contains("base") == false)
    let stored = try DatabaseQueue(path: scratch.store).read {
      try String.fetchAll(
        $0,
        sql:
          "SELECT control || ' ' || model || ' ' || compared_with FROM spans WHERE control IS NOT NULL"
      )
    }
    #expect(stored == ["C3 sft sft", "C1 base sft"])
  }

  @Test("what was swapped and how like the prompt the rows are is read back as it was")
  func nearness() throws {
    var contents = try contents("f1")
    var trace = try #require(contents.flagged.first).trace
    trace.near = NearRow(
      rowID: .text("r7"),
      field: .output,
      text: "the \"old\" king 王",
      range: ScalarRange(3, 17),
      matched: "the new king",
      identity: 0.75,
      expectedByChance: 1e-9,
      swaps: [NearRow.Swap(text: "old", rowText: ""), NearRow.Swap(text: "", rowText: "new")]
    )
    trace.similarity = ConceptSimilarity(bestRow: 3.25, outranks: 0.875)
    contents.flagged = [TraceEntry(trace) { _ in row7 }]
    let item = try #require(try store.items(of: try store.record(contents)).first)
    #expect(item.entry.trace == trace)
  }

  @Test("spans of a run that gave way are gone")
  func pruned() throws {
    let first = try store.record(try contents("f1"))
    let second = try store.record(try contents("f2"))
    #expect(try store.spans(of: first).isEmpty)
    #expect(try store.spans(of: second).count == 2)
  }

  // MARK: Judgements

  private func given(
    _ item: ItemHash,
    _ reviewer: String,
    _ answer: Answer,
    minute: Int
  ) -> Verdict {
    let digits = minute < 10 ? "0\(minute)" : "\(minute)"
    var given = verdict(on: item, answer, time: "2026-11-21T03:\(digits):00Z")
    given.reviewer = reviewer
    return given
  }

  /// What reviewers said, in the order in which it arrived, and what follows.
  private static let cases: [([(String, Answer, Int)], MarkedResponse.Value.Truth?)] = [
    ([("ada", .yes, 1)], .fails),
    ([("ada", .no, 1)], .holds),
    ([("ada", .unsure, 1)], nil),
    ([("ada", .yes, 1), ("bert", .no, 2)], nil),
    ([("ada", .yes, 1), ("bert", .no, 2), ("carl", .unsure, 3)], nil),
    ([("ada", .yes, 1), ("bert", .no, 2), ("carl", .no, 3)], .holds),
    ([("ada", .yes, 1), ("ada", .no, 2)], .holds),
    ([("ada", .yes, 1), ("ada", .unsure, 2)], nil),
    ([("ada", .yes, 1), ("ada", .yes, 2), ("bert", .no, 3)], nil),
    // A file of older verdicts may be imported later.
    ([("ada", .no, 9), ("ada", .yes, 1)], .holds),
  ]

  @Test(
    "each reviewer's latest word counts, the majority decides, a tie nothing",
    arguments: cases.indices
  )
  func judgements(case index: Int) throws {
    let run = try store.record(try contents("f1"))
    let item = try #require(try store.items(of: run).first)
    #expect(try store.judgements(of: run).isEmpty)
    for (reviewer, answer, minute) in Self.cases[index].0 {
      _ = try store.record([given(item.hash, reviewer, answer, minute: minute)])
    }
    let judgements = try store.judgements(of: run)
    #expect(judgements.map(\.span) == [item.span])
    #expect(judgements.map(\.truth) == [Self.cases[index].1])
    #expect(judgements.first?.answers.count == Set(Self.cases[index].0.map(\.0)).count)
  }

  @Test(
    "a drawn span that nobody doubts is judged too; a decoy's verdict is no judgement of its span"
  )
  func undoubted() throws {
    let run = try store.record(try contents("f1"))
    let doubted = try #require(try store.items(of: run).first)
    let cleared = try #require(try store.clearedItems(of: run).first)
    let stratum = Stratum(model: "sft", provenance: .common, scoreBin: 0)
    let tasks = [ReviewTask(cleared), ReviewTask(doubted).decoy(showing: [])].map {
      DrawnTask(
        task: $0,
        model: "sft",
        purpose: .uncertainty,
        stratum: stratum,
        inclusion: nil,
        experts: 1,
        score: 0.4
      )
    }
    let draw = QueueDraw(
      runID: run.id,
      time: .now,
      settings: DrawSettings(),
      strata: [],
      tasks: tasks
    )
    try store.record(draw)
    _ = try store.record(tasks.map { given($0.task.id, "ada", .no, minute: 1) })
    #expect(try store.judgements(of: run).map(\.span) == [cleared.span])
  }
}
