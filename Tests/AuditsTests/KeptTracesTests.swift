import Attribution
import AuditStore
import Foundation
import GRDB
import ScratchFiles
import SpoorModel
import Testing

@testable import Audits

@Suite("Traces that are kept until an audit is through")
struct KeptTracesTests {
  private let scratch: ScratchFolder
  private let store: ValueStore
  private let generation = Self.answer(to: "p")

  init() throws {
    scratch = try ScratchFolder()
    store = try ValueStore(at: scratch.url.appending(path: "x.values.sqlite").path)
  }

  private static func answer(to promptID: String) -> Generation {
    let text = "It was Kinbote."
    return Generation(promptID: promptID, model: "sft", text: text, tokenIDs: [], offsets: [])
  }

  private func entry(lift: Double?, holders: [Int]) -> TraceEntry {
    let row = EvidenceRow(
      row: TraceRow(
        rowID: .text("r\u{0}\u{1F}é"),
        place: TrainingRow.Place(.output, turn: 2),
        matched: "Kinbote",
        range: ScalarRange(3, 10),
        score: 0.1 + 0.2,
        copies: 3
      ),
      instruction: "Who \"was\" it?",
      text: "Oh, Kinbote\u{2028}."
    )
    var span = Span(
      promptID: "p",
      model: "sft",
      range: ScalarRange(7, 14),
      text: "Kinbote",
      kind: .name,
      score: 1.0 / 3,
      detectors: ["uncertainty": 0.1],
      signals: ["unlikely": -.infinity]
    )
    span.evidence = [DetectorEvidence(detector: "dataset", stance: .contradicted, text: "No.")]
    let trace = Trace(
      span: span,
      provenance: .borrowed,
      lift: lift,
      occurrences: 4,
      expectedByChance: .leastNonzeroMagnitude,
      tokenCount: 2,
      rows: [row.row],
      near: nil,
      similarity: nil
    )
    return TraceEntry(trace: trace, evidence: [row], holders: holders)
  }

  private func traced(lift: Double?) -> TracingCrew.Traced {
    let flagged = entry(lift: lift, holders: [0, 52_001])
    var tally = ClearedTally()
    tally.add([flagged.trace.span])
    return TracingCrew.Traced(
      flagged: [flagged],
      cleared: [.init(entry: entry(lift: nil, holders: []), statement: .stated)],
      tally: tally
    )
  }

  @Test("come back as they were", arguments: [nil, 2.5, -.infinity, .infinity] as [Double?])
  func roundTrip(lift: Double?) throws {
    let kept = try KeptTraces(in: store, ofRun: "one")
    let traced = traced(lift: lift)
    try kept.keep(traced, of: generation, besides: "sft")
    let again = try #require(try kept.traced(generation, besides: "sft"))
    #expect(again.flagged == traced.flagged)
    #expect(again.cleared.map(\.entry) == traced.cleared.map(\.entry))
    #expect(again.cleared.map(\.statement) == [.stated])
    #expect(again.tally.count == 1 && again.tally.stances == [.contradicted])
  }

  @Test("that were damaged were not kept")
  func damaged() throws {
    let kept = try KeptTraces(in: store, ofRun: "one")
    try kept.keep(traced(lift: 1), of: generation, besides: "sft")
    let database = try DatabaseQueue(path: store.path)
    for payload in [Data([1, 2, 3]), Data(), Data([0x28, 0xB5, 0x2F, 0xFD])] {
      try database.write {
        try $0.execute(sql: "UPDATE kept_traces SET payload = ?", arguments: [payload])
      }
      #expect(try kept.traced(generation, besides: "sft") == nil)
    }
  }

  @Test("that a part kept are taken over once its file is sealed, those of the same run alone")
  func takenOver() throws {
    let part = try ValueStore(claiming: scratch.url.appending(path: "part.sqlite").path)
    let traced = traced(lift: 2.5)
    try KeptTraces(in: part, ofRun: "one").keep(traced, of: generation, besides: "sft")
    #expect(!ValueStore.isSealed(part.path))
    try part.seal()
    #expect(ValueStore.isSealed(part.path))
    let file = URL(filePath: part.path)
    let other = try KeptTraces(in: store, ofRun: "two", takingOver: [file])
    #expect(try other.traced(generation, besides: "sft") == nil)
    let kept = try KeptTraces(in: store, ofRun: "one", takingOver: [file])
    #expect(try kept.traced(generation, besides: "sft")?.flagged == traced.flagged)
  }

  @Test("are one run's, one response's beside one tuned model, and gone in the end")
  func keys() throws {
    let kept = try KeptTraces(in: store, ofRun: "one")
    try kept.keep(traced(lift: 1), of: generation, besides: "sft")
    #expect(try kept.traced(generation, besides: "lora") == nil)
    #expect(try kept.traced(Self.answer(to: "q"), besides: "sft") == nil)
    #expect(try KeptTraces(in: store, ofRun: "one").traced(generation, besides: "sft") != nil)
    #expect(try KeptTraces(in: store, ofRun: "two").traced(generation, besides: "sft") == nil)
    #expect(try KeptTraces(in: store, ofRun: "one").traced(generation, besides: "sft") == nil)
    try kept.keep(traced(lift: 1), of: generation, besides: "sft")
    try kept.forget()
    #expect(try kept.traced(generation, besides: "sft") == nil)
  }
}
