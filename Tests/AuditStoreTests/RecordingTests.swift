import AuditStore
import Foundation
import GRDB
import SpoorModel
import Testing

@Suite("A run in the store")
struct RecordingTests {
  let scratch: Scratch
  let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  /// What any SQL tool would see.
  private func fetch<Value: DatabaseValueConvertible>(_ sql: String) throws -> [Value] {
    try DatabaseQueue(path: scratch.store).read { try Value.fetchAll($0, sql: sql) }
  }

  @Test("a new audit holds no run")
  func empty() throws {
    #expect(try store.latestCompleteRun() == nil)
  }

  @Test("what was recorded is read back as it was")
  func roundTrip() throws {
    let contents = try contents("f1")
    let run = try store.record(contents)
    #expect(try store.latestCompleteRun() == run)
    #expect(run.started == contents.started)
    #expect(run.configuration == contents.configuration)
    #expect(run.summary == contents.summary)
    let items = try AuditStore(at: scratch.store).items(of: run)
    #expect(items.map(\.entry) == contents.flagged)
    #expect(items.first?.prompt == response1.prompt)
    #expect(items.first?.response == response1.text)
    let item = try #require(items.first)
    #expect(try store.item(item.hash)?.range == item.span.range)
  }

  @Test("positions have one row a token, and unknown values are NULL")
  func positions() throws {
    try store.record(try contents("f1"))
    let known: [Double] = try fetch(
      """
      SELECT kl_tuned_base + kl_base_tuned + base_rank + tuned_rank + base_logprob + tuned_logprob
        + base_entropy + tuned_entropy + suspicion
      FROM positions WHERE position = 0 AND source = 'logits'
      """
    )
    #expect(known == [0.5 + 0.25 + 3 + 1 - 4 - 0.125 + 2 + 1 + 0.9])
    let unknown: [Int] = try fetch(
      "SELECT count(*) FROM positions WHERE kl_tuned_base IS NULL AND suspicion IS NULL"
    )
    #expect(unknown == [1])
  }

  @Test("controls are stored with their traces but are no items")
  func controls() throws {
    try store.record(try contents("f1"))
    let roles: [String] = try fetch(
      "SELECT role || ' ' || provenance FROM spans JOIN traces ON span_id = id ORDER BY id"
    )
    #expect(roles == ["flagged borrowed", "control common"])
    #expect(try fetch("SELECT text FROM items") == ["Kinbote"])
  }

  @Test("row ids keep being numbers or texts")
  func rowIDs() throws {
    try store.record(try contents("f1"))
    #expect(try fetch("SELECT DISTINCT typeof(row_id) FROM trace_rows") == ["integer"])
  }

  @Test("a NUL, which would end SQLite's text, is shown and moves no offset")
  func nul() throws {
    var contents = try contents("f1", flagged: [])
    let response = AuditedResponse(prompt: response1.prompt, model: "sft", text: "a\0b Kin\0bote c")
    var row = row7
    row.parts = [TrainingRow.Part(.output, "\0\0Kin\0bote")]
    contents.responses = [response]
    contents.flagged = [try entry(marking: "Kin\0bote", in: response, row: row)]
    contents.controls = []
    let item = try #require(try store.items(of: try store.record(contents)).first)
    #expect(item.response == "a␀b Kin␀bote c")
    #expect(item.span.text == "Kin␀bote")
    #expect(item.entry.evidence.first?.text == "␀␀Kin␀bote")
    #expect(item.span.range == ScalarRange(4, 12))
    #expect(try store.item(item.hash)?.text == "Kin␀bote")
  }

  @Test("a run is found by its fingerprint only while it is the latest")
  func fingerprints() throws {
    let first = try store.record(try contents("f1"))
    #expect(try store.completeRun(fingerprint: "f1") == first)
    #expect(try store.completeRun(fingerprint: "f2") == nil)
    try store.record(try contents("f2"))
    #expect(try store.completeRun(fingerprint: "f1") == nil)
  }

  @Test(
    "a run that fails half-way leaves nothing behind",
    arguments: [ScalarRange(0, 3), ScalarRange(13, 99)]
  )
  func oneTransaction(wrong: ScalarRange) throws {
    let first = try store.record(try contents("f1"))
    var broken = try contents("f2")
    let good = try #require(broken.controls.first)
    var trace = good.entry.trace
    trace.span.range = wrong
    let entry = TraceEntry(trace) { _ in row7 }
    broken.controls.append(ControlTrace(.clearedStated, besides: "sft", entry))
    #expect(throws: SpoorError.self) { try store.record(broken) }
    #expect(try store.latestCompleteRun() == first)
    #expect(try fetch("SELECT count(*) FROM runs") == [1])
    #expect(try store.items(of: first).count == 1)
  }

  @Test("a new run replaces positions, spans and traces, and keeps runs, items and verdicts")
  func pruning() throws {
    let first = try store.record(try contents("f1"))
    let judged = try #require(try store.items(of: first).first)
    _ = try store.record([verdict(on: judged.hash)])

    let second = try store.record(try contents("f2", flagged: ["Charles Kinbote"]))

    #expect(try store.items(of: first).isEmpty)
    #expect(try store.items(of: second).map(\.span.text) == ["Charles Kinbote"])
    #expect(try fetch("SELECT DISTINCT run_id FROM positions") == [second.id.rawValue])
    #expect(try fetch("SELECT count(*) FROM runs") == [2])
    #expect(try store.item(judged.hash)?.text == "Kinbote")
    #expect(try store.verdicts(on: judged.hash).count == 1)
    let text: [String] = try fetch(
      """
      SELECT response FROM items JOIN responses
        ON run_id = first_run AND responses.prompt_id = items.prompt_id
      WHERE text = 'Kinbote'
      """
    )
    #expect(text == [response1.text])
  }

  @Test("responses that no item speaks of give way to a new run's")
  func responsesPruned() throws {
    try store.record(try contents("f1", flagged: []))
    let second = try store.record(try contents("f2", flagged: []))
    #expect(try fetch("SELECT run_id FROM responses") == [second.id.rawValue])
  }

  @Test("the same span of the same response is the same item in the next run")
  func sameItem() throws {
    let first = try store.record(try contents("f1"))
    let before = try store.items(of: first).map(\.hash)
    let second = try store.record(try contents("f2"))
    #expect(try store.items(of: second).map(\.hash) == before)
    #expect(try fetch("SELECT count(*) FROM items") == [1])
  }
}
