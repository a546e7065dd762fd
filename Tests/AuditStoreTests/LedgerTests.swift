import AuditStore
import Foundation
import GRDB
import SpoorModel
import Testing

@Suite("The row ledger in the store")
struct LedgerTests {
  let scratch: Scratch
  let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  /// Row 7 holds both flagged words, row `x` the first.
  private func told(_ fingerprint: String = "f1") throws -> RunContents {
    var contents = try contents(fingerprint, flagged: ["Kinbote", "Charles Kinbote"])
    let spans = [
      RowLedger.HeldSpan(contents.flagged[0].trace, rows: 2),
      RowLedger.HeldSpan(contents.flagged[1].trace, rows: 1),
    ]
    var seven = LedgerRow(rowID: .number(7), copies: 3, instruction: "Who founded \"Zembla\"?")
    (seven.spans, seven.borrowed, seven.best, seven.credit, seven.lift) = (2, 2, 1, 1.5, 6.5)
    var other = LedgerRow(rowID: .text("x"), instruction: "Who?")
    (other.spans, other.borrowed, other.best, other.credit, other.lift) = (1, 1, 1, 0.5, 3.25)
    contents.ledgers = [
      RowLedger(
        model: "sft",
        spans: spans,
        entries: [
          RowLedger.Entry(row: seven, supports: [0, 1], best: [1]),
          RowLedger.Entry(row: other, supports: [0], best: [0]),
        ]
      )
    ]
    contents.knowledge = [
      RowKnowledge(rowID: .number(7), category: .unknown),
      RowKnowledge(rowID: .number(8), category: .highlyKnown),
    ]
    return contents
  }

  private func rows(_ sql: String) throws -> [Row] {
    try DatabaseQueue(path: scratch.store).read { try Row.fetchAll($0, sql: sql) }
  }

  @Test("rows of traces come back with what the base knew of them")
  func categories() throws {
    var contents = try told()
    let shown = contents.flagged.flatMap(\.trace.rows).map(\.rowID)
    contents.knowledge = shown.map { RowKnowledge(rowID: $0, category: .weaklyKnown) }
    try store.record(contents)
    let run = try #require(try store.latestCompleteRun())
    let rows = try store.items(of: run).flatMap(\.entry.evidence)
    #expect(rows.map(\.row.rowID) == shown && !shown.isEmpty)
    #expect(rows.allSatisfy { $0.row.category == .weaklyKnown })
  }

  @Test("the view gives each row the sums of its ledger line, in the ledger's order")
  func view() throws {
    let contents = try told()
    try store.record(contents)
    let found = try rows("SELECT * FROM ledger")
    let entries = try #require(contents.ledgers.first).entries
    #expect(found.map { "\($0["row_id"] as DatabaseValue)" } == ["7", "\"x\""])
    for (row, entry) in zip(found, entries) {
      #expect(row["model"] == "sft")
      #expect(row["copies"] == entry.row.copies)
      #expect(row["spans"] == entry.row.spans)
      #expect(row["borrowed"] == entry.row.borrowed)
      #expect(row["best"] == entry.row.best)
      #expect(row["credit"] == entry.row.credit)
      #expect(row["lift"] == entry.row.lift)
      #expect(row["instruction"] == entry.row.instruction)
    }
    #expect(found.map { $0["category"] as String? } == ["Unknown", nil])
  }

  @Test("a later run's ledger takes the place of an earlier one's")
  func pruned() throws {
    try store.record(try told())
    try store.record(try told("f2"))
    #expect(try rows("SELECT DISTINCT run_id FROM ledger").count == 1)
    #expect(try rows("SELECT * FROM supports").count == 3)
    #expect(try rows("SELECT * FROM supporting_rows").count == 2)
    #expect(try rows("SELECT * FROM row_categories").count == 2)
  }

  @Test("a ledger of a span that was not recorded is refused whole")
  func stranger() throws {
    var contents = try told()
    contents.flagged.removeLast()
    let error = try #require(throws: SpoorError.self) { try store.record(contents) }
    #expect(error.code == .internalFault)
    #expect(try rows("SELECT * FROM runs").isEmpty)
  }
}
