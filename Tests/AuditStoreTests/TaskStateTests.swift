import DurableFiles
import Foundation
import SpoorModel
import Testing

@testable import AuditStore

@Suite("Where tasks stand")
struct TaskStateTests {
  private let scratch: Scratch
  private let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  @Test("a stage for each thing that may have happened")
  func stages() throws {
    let items = try store.drawn(6, experts: 2)
    try store.appoint("eve", as: .adjudicator)
    _ = try store.lease(1, for: "dee", batch: "b", LeaseTerm())
    _ = try store.record([
      verdict(on: items[1], by: "ada", note: "so"),
      verdict(on: items[2], by: "ada"), verdict(on: items[2], by: "ben"),
      verdict(on: items[3], by: "ada", .no), verdict(on: items[3], by: "ben"),
      verdict(on: items[4], by: "ada", .no), verdict(on: items[4], by: "ben"),
    ])
    _ = try store.record(ReviewEntries(adjudications: [adjudication(of: items[4], by: "eve")]))
    try store.write { try ReviewTransaction(database: $0).flag(items[5], .raised, by: "ada") }
    let states = try store.taskStates()
    #expect(states.map(\.stage) == [.held, .partly, .done, .disputed, .decided, .open])
    #expect(states.map(\.given) == [0, 1, 2, 2, 2, 0])
    #expect(states.map(\.notes) == [0, 1, 0, 0, 0, 0])
    #expect(states.map(\.flags) == [0, 0, 0, 0, 0, 1])
    #expect(states[0].holders == ["dee"])
    #expect(states.map(\.place.number) == Array(1...6))
    #expect(try store.work()["ada"]?.judged == 4)
    #expect(try store.progress(of: "ada") == OwnProgress(judged: 4, skipped: 0))
  }

  @Test("whoever changes their mind is counted once, by their last word")
  func lastWord() throws {
    let items = try store.drawn(1, experts: 2)
    _ = try store.record([
      verdict(on: items[0], by: "ada", .no), verdict(on: items[0], by: "ben"),
    ])
    #expect(try store.taskStates()[0].stage == .disputed)
    _ = try store.record([verdict(on: items[0], by: "ada")], at: .now + .seconds(1))
    #expect(try store.taskStates()[0].stage == .done)
    #expect(try store.taskStates()[0].given == 2)
  }

  @Test("a history holds each task once, the latest word first, and pages")
  func history() throws {
    let items = try store.drawn(4, experts: 2)
    for (minute, place) in [0, 1, 2, 0].enumerated() {
      _ = try store.submit(
        [verdict(on: items[place], by: "ada", note: "\(minute)")],
        at: .minutes(Int64(minute))
      )
    }
    let all = try store.history(of: "ada", 0..<10)
    #expect(all.map(\.drawn.task.id) == [items[0], items[2], items[1]])
    #expect(try store.history(of: "ada", 1..<2).map(\.drawn.task.id) == [items[2]])
    #expect(try store.history(of: "ben", 0..<10).isEmpty)
  }

  @Test("a job that fails changes nothing, and those beside it stay")
  func commit() throws {
    let items = try store.drawn(2, experts: 1)
    let failures = try store.commit([
      { _ = try $0.submit(verdict(on: items[0], by: "ada")) },
      {
        _ = try $0.submit(verdict(on: items[1], by: "ada"))
        throw NothingToWithdraw()
      },
    ])
    #expect(failures[0] == nil)
    #expect(failures[1] is NothingToWithdraw)
    #expect(try store.verdicts(on: items[0]).count == 1)
    #expect(try store.verdicts(on: items[1]).isEmpty)
  }

  @Test("a place reads back as it is written, and nothing else is one")
  func places() {
    let place = TaskPlace(draw: 3, number: 17)
    #expect(TaskPlace(place.description) == place)
    for text in ["", "3", "3-", "-17", "3-0", "03-17", "3-17-1", "a-b", "3--17", " 3-17"] {
      #expect(TaskPlace(text) == nil, "\(text)")
    }
  }
}
