import DurableFiles
import Foundation
import GRDB
import SpoorModel
import Statistics
import Testing

@testable import AuditStore

@Suite("Words that are taken back")
struct WithdrawalTests {
  private let scratch: Scratch
  private let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  private func say<Value: Sendable>(
    _ body: @escaping @Sendable (ReviewTransaction) throws -> Value
  ) throws -> Value {
    try store.write { try body(ReviewTransaction(database: $0)) }
  }

  private func hallucination(_ name: String, _ item: ItemHash) throws -> Answer? {
    try store.verdicts(on: item).lastWords[name]?.answers.hallucination
  }

  @Test("what was said before counts again, and all of it stays in the file")
  func undone() throws {
    let items = try store.drawn(2, experts: 1)
    #expect(try store.leaseNext(for: "ada")?.task.id == items[0])
    for answer in [Answer.yes, .no] {
      let given = verdict(on: items[0], by: "ada", answer)
      #expect(try store.submit([given]) == [.added])
    }
    #expect(try say { try $0.withdrawLatest(of: "ada") }.kind == .verdict)
    #expect(try hallucination("ada", items[0]) == .yes)
    #expect(try store.leaseNext(for: "ben")?.task.id == items[1])
    #expect(try say { try $0.withdrawLatest(of: "ada") }.item == items[0])
    #expect(try store.verdicts(on: items[0]).isEmpty)
    #expect(try store.leaseNext(for: "ada")?.task.id == items[0])
    #expect(throws: NothingToWithdraw()) { try say { try $0.withdrawLatest(of: "ada") } }
    let kept = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM verdicts") }
    #expect(kept == 2)
  }

  @Test("the place stays whose it was until the hold ends")
  func place() throws {
    let items = try store.drawn(1, experts: 1)
    _ = try store.submit([verdict(on: items[0], by: "ada")], at: .minutes(0))
    _ = try say { try $0.withdrawLatest(of: "ada", LeaseTerm(from: .minutes(1))) }
    let late = verdict(on: items[0], by: "ben")
    #expect(try store.submit([late], at: .minutes(2)) == [.refused(.enoughExperts(1))])
    #expect(try store.submit([late], at: .minutes(17)) == [.added])
    let again = verdict(on: items[0], by: "ada")
    #expect(try store.submit([again], at: .minutes(18)) == [.refused(.enoughExperts(1))])
  }

  @Test("what is closed is passed over: the word before it is taken back")
  func passedOver() throws {
    let items = try store.drawn(2, experts: 2)
    _ = try store.submit([verdict(on: items[0], by: "ada")], at: .minutes(0))
    _ = try store.submit([verdict(on: items[1], by: "ada")], at: .minutes(1))
    try say { try $0.close(items[1], for: "ada") }
    #expect(try say { try $0.withdrawLatest(of: "ada") }.item == items[0])
  }

  @Test("who judged and took it back does not decide, and who opened a dispute does not skip")
  func partial() throws {
    let items = try store.drawn(2, experts: 2)
    _ = try store.submit([verdict(on: items[0], by: "eve")])
    _ = try say { try $0.withdrawLatest(of: "eve") }
    try store.appoint("eve", as: .adjudicator)
    let decision = adjudication(of: items[0], by: "eve")
    #expect(try say { try $0.submit(decision) } == .refused(.judgedBySelf))
    #expect(throws: SpoorError.self) {
      try store.record(ReviewEntries(adjudications: [decision]))
    }
    try say { try $0.close(items[1], for: "eve") }
    let skip = Skip(item: items[1], reviewer: "eve", time: nil, reason: "x")
    #expect(try say { try $0.submit(skip) } == .refused(.closed))
  }

  @Test("of two adjudicators the one who decides last has the last word, also with the same words")
  func lastDecision() throws {
    let items = try store.drawn(1, experts: 1)
    for name in ["eve", "ruth"] { try store.appoint(name, as: .adjudicator) }
    for (minute, name) in ["eve", "ruth", "eve"].enumerated() {
      let decision = adjudication(of: items[0], by: name)
      #expect(try say { try $0.submit(decision, at: .minutes(Int64(minute))) } == .added)
      #expect(try say { try $0.submit(decision, at: .minutes(Int64(minute))) } == .alreadyThere)
    }
    #expect(try store.decisions(on: items[0]).map(\.adjudicator) == ["eve", "ruth", "eve"])
  }

  @Test("signing out keeps the tasks of a batch")
  func batches() throws {
    let items = try store.drawn(2, experts: 1)
    let batch = try store.lease(1, for: "ada", batch: "b", LeaseTerm())
    #expect(batch.map(\.task.id) == [items[0]])
    _ = try store.submit([verdict(on: items[0], by: "ada")])
    _ = try say { try $0.withdrawLatest(of: "ada") }
    _ = try store.lease(1, for: "ada", batch: "b", LeaseTerm())
    #expect(try say { try $0.release(.askedSingly, of: "ada") } == 0)
    #expect(try store.leases().map(\.item) == [items[0]])
  }

  @Test("who has seen what others hold takes nothing back and says nothing more")
  func closed() throws {
    let items = try store.drawn(1, experts: 2)
    _ = try store.submit([verdict(on: items[0], by: "ada")])
    try say { try $0.close(items[0], for: "ada") }
    #expect(throws: NothingToWithdraw()) {
      try say { try $0.withdrawLatest(of: "ada") }
    }
    let other = verdict(on: items[0], by: "ada", .no)
    #expect(try store.submit([other]) == [.refused(.closed)])
    try say { try $0.close(items[0], for: "eve") }
    #expect(try store.leaseNext(for: "eve") == nil)
  }

  @Test("nothing is taken back over which somebody decided")
  func decided() throws {
    let items = try store.drawn(1, experts: 1)
    _ = try store.submit([verdict(on: items[0], by: "ada")])
    try store.appoint("eve", as: .adjudicator)
    _ = try store.record(ReviewEntries(adjudications: [adjudication(of: items[0], by: "eve")]))
    #expect(throws: NothingToWithdraw()) {
      try say { try $0.withdrawLatest(of: "ada") }
    }
  }

  /// What should stand, kept the plain way: every word, and which were taken back.
  private struct Model {
    struct Word {
      let item: ItemHash
      let answer: Answer?
    }

    var words: [String: [Word]] = [:]

    func standing(_ name: String, on item: ItemHash) -> Word? {
      words[name]?.last { $0.item == item && $0.answer != nil }
        ?? words[name]?.last { $0.item == item }
    }

    func judges(of item: ItemHash) -> Set<String> {
      Set(words.keys.filter { standing($0, on: item)?.answer != nil })
    }
  }

  @Test("verdicts, skips and withdrawals in any order leave what a plain list of words leaves")
  func anyOrder() throws {
    var random = SplitMix64(seed: 9)
    let items = try store.drawn(5, experts: 2)
    var model = Model()
    for step in 0..<400 {
      let name = ["ada", "ben", "cy"].randomElement(using: &random) ?? ""
      let item = items.randomElement(using: &random) ?? items[0]
      // Holds end at once, so that a place is free as soon as nobody has judged.
      let term = LeaseTerm(from: .minutes(Int64(step)), lasting: .zero)
      switch Int.random(in: 0..<4, using: &random) {
      case 0...1:
        let answer: Answer = Bool.random(using: &random) ? .yes : .no
        let given = verdict(on: item, by: name, answer, note: "\(step)")
        let outcome = try store.submit([given], at: term.start)[0]
        let others = model.judges(of: item).subtracting([name]).count
        let mayJudge = others < 2 || model.standing(name, on: item)?.answer != nil
        #expect((outcome == .added) == mayJudge)
        if mayJudge { model.words[name, default: []].append(.init(item: item, answer: answer)) }
      case 2:
        let skip = Skip(item: item, reviewer: name, time: nil, reason: "\(step)")
        let outcome = try say { try $0.submit(skip, at: term.start) }
        let judged = model.standing(name, on: item)?.answer != nil
        #expect(outcome == (judged ? .refused(.judgedAlready) : .added))
        if !judged { model.words[name, default: []].append(.init(item: item, answer: nil)) }
      default:
        let undone = try? say { try $0.withdrawLatest(of: name, term) }
        #expect(undone?.item == model.words[name]?.last?.item)
        _ = model.words[name]?.popLast()
      }
      for item in items {
        #expect(Set(try store.verdicts(on: item).map(\.reviewer)) == model.judges(of: item))
        for name in ["ada", "ben", "cy"] {
          #expect(try hallucination(name, item) == model.standing(name, on: item)?.answer)
        }
      }
      let open = try store.read { try String.fetchSet($0, sql: "SELECT item_hash FROM open_tasks") }
      #expect(open == Set(items.filter { model.judges(of: $0).count < 2 }.map(\.rawValue)))
    }
  }
}
