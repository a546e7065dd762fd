import DurableFiles
import Foundation
import SpoorModel
import Statistics
import Synchronization
import Testing

@testable import AuditStore

@Suite("Leases and submissions")
struct LeaseTests {
  private let scratch: Scratch
  private let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  private func next(_ reviewer: String, at minute: Int64) throws -> ItemHash? {
    try store.leaseNext(for: reviewer, LeaseTerm(from: .minutes(minute)))?.task.id
  }

  @Test("a lease keeps others away until it ends, and its holder gets the task again")
  func lease() throws {
    let items = try store.drawn(2, experts: 1)
    #expect(try next("ada", at: 0) == items[0])
    #expect(try next("ada", at: 1) == items[0])
    #expect(try next("ben", at: 1) == items[1])
    #expect(try next("cy", at: 1) == nil)
    #expect(try next("cy", at: 16) == items[0])
    #expect(try store.renew(items[0], for: "ada", LeaseTerm(from: .minutes(16))) == nil)
    #expect(
      try store.renew(items[1], for: "ben", LeaseTerm(from: .minutes(15)))?.expires == .minutes(30)
    )
    #expect(try next("dee", at: 16) == nil)
    try store.release(items[1], by: "ben")
    #expect(try next("dee", at: 16) == items[1])
  }

  @Test("nobody gets what they judged or skipped, nor what is decided")
  func left() throws {
    let items = try store.drawn(4, experts: 2)
    try store.appoint("eve", as: .adjudicator)
    _ = try store.record(
      ReviewEntries(
        verdicts: [verdict(on: items[0], by: "ada")],
        skips: [Skip(item: items[1], reviewer: "ada", time: nil, reason: "not my field")],
        adjudications: [adjudication(of: items[2], by: "eve")]
      )
    )
    #expect(try next("ada", at: 0) == items[3])
    #expect(try next("ben", at: 0) == items[0])
  }

  @Test(
    "a skip ends the hold, and so does a verdict that a file brings; what is given back is open"
  )
  func ended() throws {
    let items = try store.drawn(3, experts: 1)
    let term = LeaseTerm(lasting: .seconds(24 * 3_600))
    #expect(try store.lease(3, for: "ada", batch: "b", term).count == 3)
    #expect(try store.leaseNext(for: "ben") == nil)
    _ = try store.record(
      ReviewEntries(
        verdicts: [verdict(on: items[0], by: "ada")],
        skips: [Skip(item: items[1], reviewer: "ada", time: nil, reason: nil)]
      )
    )
    #expect(try store.leaseNext(for: "ben")?.task.id == items[1])
    #expect(try store.releaseAll(by: "ada") == 1)
    #expect(try store.lease(9, for: "cy", batch: "c", term).map(\.task.id) == [items[2]])
  }

  @Test("a batch leases in the queue's order, for longer, and again the same")
  func batch() throws {
    let items = try store.drawn(5, experts: 1)
    let term = LeaseTerm(from: .minutes(0), lasting: .seconds(14 * 24 * 3_600))
    #expect(try store.lease(2, for: "ada", batch: "b1", term).map(\.task.id) == Array(items[..<2]))
    #expect(try store.lease(9, for: "ben", batch: "b2", term).map(\.task.id) == Array(items[2...]))
    #expect(try next("ada", at: 60) == items[0])
    #expect(try store.leases(at: .minutes(120)).count == 5)
    #expect(try Set(store.leases(at: .minutes(120)).map(\.batch)) == ["b1", "b2"])
  }

  @Test("a submission is refused for a task that has its experts, a foreign row or an unknown task")
  func refusals() throws {
    let items = try store.drawn(1, experts: 1)
    #expect(try next("ada", at: 0) == items[0])
    let unknown = ItemHash(digesting: [items[0]])
    let outcomes = try store.submit(
      [
        verdict(on: items[0], by: "ben"), verdict(on: unknown, by: "ada"),
        verdict(on: items[0], by: "ada", row: .text("none of them")),
        verdict(on: items[0], by: "ada", row: .number(7)),
        verdict(on: items[0], by: "ada", row: .number(7)),
        verdict(on: items[0], by: "ada", .no),
      ],
      at: .minutes(1)
    )
    #expect(
      outcomes == [
        .refused(.enoughExperts(1)), .refused(.unknownTask), .refused(.rowNotShown), .added,
        .alreadyThere, .added,
      ]
    )
    #expect(try store.leases(at: .minutes(1)).isEmpty)
    #expect(try store.verdicts(on: items[0]).map(\.answers.cause) == [.outdated, .outdated])
  }

  @Test(
    "what is open is what lacks verdicts and no decision, whichever way they came",
    arguments: 0..<6
  )
  func open(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let items = try store.drawn(12, experts: 2)
    try store.appoint("eve", as: .adjudicator)
    for _ in 0..<30 {
      let item = items[generator.index(below: items.count)]
      let name = "r\(generator.index(below: 3))"
      switch generator.index(below: 8) {
      case 0:
        _ = try store.record(ReviewEntries(adjudications: [adjudication(of: item, by: "eve")]))
      case 1: _ = try store.submit([verdict(on: item, by: name)])
      case 2: try store.record(try #require(try store.latestDraw()))
      default: _ = try store.record([verdict(on: item, by: name)])
      }
    }
    let lacking = try store.judgedTasks().filter { task in
      task.adjudication == nil && task.verdicts.lastWords.count < task.drawn.experts
    }
    let left = try store.lease(99, for: "new", batch: "b", LeaseTerm()).map(\.task.id)
    #expect(left == lacking.map(\.drawn.task.id))
  }

  @Test(
    "however many experts ask at once through two connections, no task has more than are wanted"
  )
  func neverMore() throws {
    let items = try store.drawn(20, experts: 2)
    let stores = [store, try AuditStore(at: scratch.store)]
    let wrong = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { number in
      let store = stores[number % 2]
      var generator = SplitMix64(seed: UInt64(number))
      do {
        while let task = try store.leaseNext(for: "expert \(number)") {
          if generator.index(below: 4) == 0 {
            try store.release(task.task.id, by: "expert \(number)")
            continue
          }
          let outcome = try store.submit([verdict(on: task.task.id, by: "expert \(number)")])
          if outcome != [.added] { wrong.withLock { $0.append("\(outcome)") } }
        }
      } catch {
        wrong.withLock { $0.append("\(error)") }
      }
    }
    #expect(wrong.withLock { $0 } == [])
    for item in items {
      #expect(try Set(store.verdicts(on: item).map(\.reviewer)).count == 2)
    }
  }
}
