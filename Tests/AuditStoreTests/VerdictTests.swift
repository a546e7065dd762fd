import AuditStore
import Foundation
import GRDB
import SpoorModel
import Testing

@Suite("Verdicts in the store")
struct VerdictTests {
  let scratch: Scratch
  let store: AuditStore
  let item: ItemHash

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
    item = try #require(try store.items(of: try store.record(try contents("f1"))).first).hash
  }

  @Test("a verdict is read back as it was given")
  func roundTrip() throws {
    let given = verdict(on: item)
    #expect(try store.record([given]) == VerdictCounts(added: 1))
    #expect(try store.verdicts(on: item) == [given])
  }

  @Test("the same verdict twice is there once, another one is added")
  func twice() throws {
    let first = verdict(on: item)
    #expect(try store.record([first, first]) == VerdictCounts(added: 1, alreadyThere: 1))
    let changed = verdict(on: item, .no, time: "2026-11-21T03:16:00Z")
    #expect(try store.record([first, changed]) == VerdictCounts(added: 1, alreadyThere: 1))
    #expect(try store.verdicts(on: item).map(\.answers.hallucination) == [.yes, .no])
  }

  @Test("a verdict without a time gets that of its arrival, and is there the next time")
  func withoutTime() throws {
    let now = Timestamp(milliseconds: 1_795_000_000_999)
    let untimed = verdict(on: item, time: nil)
    #expect(try store.record([untimed], at: now).added == 1)
    #expect(try store.record([untimed]).alreadyThere == 1)
    #expect(try store.verdicts(on: item).map(\.time) == [now])
  }

  @Test("who changes their mind and back without a time has the last word that they said")
  func thereAndBack() throws {
    let said: [Answer] = [.yes, .no, .yes]
    for answer in said {
      #expect(try store.record([verdict(on: item, answer, time: nil)]).added == 1)
    }
    let held = try store.verdicts(on: item)
    #expect(held.map(\.answers.hallucination) == said)
    #expect(held.lastWords["ada"]?.answers.hallucination == .yes)
  }

  @Test("verdicts enter together or not at all")
  func oneTransaction() throws {
    let unknown = ItemHash(digesting: [])
    #expect(throws: SpoorError.self) {
      try store.record([verdict(on: item), verdict(on: unknown)])
    }
    #expect(try store.verdicts(on: item).isEmpty)
  }

  @Test(
    "SQL can neither change nor remove a verdict or an item",
    arguments: [
      "UPDATE verdicts SET related = 'no'",
      "DELETE FROM verdicts",
      """
      INSERT OR REPLACE INTO verdicts SELECT id, item_hash, reviewer, time, 'no', 'no', row_id, note,
        guideline_version, cause, marked_start, marked_end, rows_shown, rows_opened FROM verdicts
      """,
      "UPDATE items SET text = ''",
      "DELETE FROM items",
    ]
  )
  func appendOnly(sql: String) throws {
    let given = verdict(on: item)
    _ = try store.record([given])
    let queue = try DatabaseQueue(path: scratch.store)
    let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    #expect(error?.message?.contains("never") == true)
    #expect(try store.verdicts(on: item) == [given])
  }
}
