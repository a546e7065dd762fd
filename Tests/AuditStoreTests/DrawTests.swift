import DurableFiles
import GRDB
import SpoorModel
import Testing

@testable import AuditStore

@Suite("Drawn queues in the store")
struct DrawTests {
  private let scratch: Scratch
  private let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  @Test("a draw is given back as it was kept, and the latest is the queue")
  func roundTrip() throws {
    #expect(try store.latestDraw() == nil)
    var tasks = try store.drawnTasks(4, experts: 2)
    let first = try #require(try store.latestDraw())
    #expect(first.tasks == tasks)
    #expect(first.strata.map(\.items) == [8])
    #expect(first.settings.scoreCuts == [0.5])
    let decoy = tasks[1].task.decoy(showing: tasks[0].task.rows + tasks[0].task.rows)
    tasks[1].decoyOf = tasks[1].task.id
    tasks[1].task = decoy
    tasks[1].purpose = .decoy
    tasks[1].inclusion = nil
    var second = first
    second.tasks = Array(tasks.reversed())
    try store.record(second)
    #expect(try store.latestDraw() == second)
    #expect(try store.drawnTask(decoy.id) == tasks[1])
    #expect(try store.item(decoy.id)?.range == decoy.range)
  }

  @Test("a task that a queue of the same seed held before was drawn then")
  func firstDrawn() throws {
    _ = try store.drawn(2, experts: 1)
    let first = try #require(try store.latestDraw())
    var later = first
    later.time = first.time + .seconds(60)
    try store.record(later)
    #expect(try store.judgedTasks().allSatisfy { $0.firstDrawn == first.time })
    later.settings.seed += 1
    try store.record(later)
    #expect(try store.judgedTasks().allSatisfy { $0.firstDrawn == later.time })
  }

  @Test("another audit takes nothing of a queue away, nor what was said of it")
  func survives() throws {
    let tasks = try store.drawnTasks(3, experts: 2)
    _ = try store.record([verdict(on: tasks[0].task.id, by: "ada")])
    var contents = try contents("later")
    contents.responses = contents.responses.map {
      AuditedResponse(prompt: $0.prompt, model: $0.model, text: "Nobody knows.")
    }
    contents.flagged = []
    contents.controls = []
    try store.record(contents)
    #expect(try store.latestDraw()?.tasks == tasks)
    #expect(try store.judgedTasks().map(\.verdicts.count) == [1, 0, 0])
  }

  @Test("an item shown beside rows from elsewhere is another item")
  func decoys() throws {
    let task = try store.drawnTasks(1, experts: 1)[0].task
    var row = task.rows[0]
    row.text += "!"
    #expect(task.decoy(showing: [row]).id != task.id)
    #expect(task.decoy(showing: [row]).id != task.decoy(showing: task.rows).id)
    #expect(task.decoy(showing: [row]).id == task.decoy(showing: [row]).id)
  }

  @Test(
    "SQL can neither change, remove nor replace what a review holds",
    arguments: [
      "draws": "id", "strata": "draw_id", "tasks": "draw_id", "task_rows": "draw_id",
      "reviewers": "id", "skips": "id", "adjudications": "id", "gold": "id",
    ]
  )
  func kept(table: String, key: String) throws {
    let item = try store.drawn(1, experts: 2)[0]
    try store.appoint("eve", as: .adjudicator)
    let answers = ItemAnswers(hallucination: .yes, related: .no)
    _ = try store.record(
      ReviewEntries(
        skips: [Skip(item: item, reviewer: "ada", time: nil, reason: nil)],
        adjudications: [adjudication(of: item, by: "eve")],
        gold: [GoldAnswer(item: item, author: "eve", time: nil, answers: answers, reason: nil)]
      )
    )
    let statements = [
      "DELETE FROM \(table)", "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
      "UPDATE \(table) SET \(key) = \(key)",
    ]
    for sql in statements {
      #expect(throws: SpoorError.self, "\(sql)") { try store.write { try $0.execute(sql: sql) } }
    }
  }
}

func adjudication(of item: ItemHash, by name: String) -> Adjudication {
  Adjudication(
    item: item,
    adjudicator: name,
    time: nil,
    answers: ItemAnswers(hallucination: .yes, related: .yes),
    reason: "The row says it word for word.",
    guidelineVersion: .current
  )
}

@Suite("Adjudications in the store")
struct AdjudicationTests {
  private let scratch: Scratch
  private let store: AuditStore
  private let item: ItemHash

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
    item = try store.drawn(1, experts: 2)[0]
    _ = try store.record([verdict(on: item, by: "ada"), verdict(on: item, by: "ben", .no)])
  }

  @Test("only an adjudicator who has not judged the item may decide, and a refusal takes nothing")
  func whoDecides() throws {
    let entries = ReviewEntries(
      verdicts: [verdict(on: item, by: "cy")],
      adjudications: [adjudication(of: item, by: "eve")]
    )
    #expect(throws: SpoorError.self) { try store.record(entries) }
    try store.appoint("ada", as: .adjudicator)
    #expect(throws: SpoorError.self) {
      try store.record(ReviewEntries(adjudications: [adjudication(of: item, by: "ada")]))
    }
    #expect(try store.verdicts(on: item).count == 2)
    #expect(try store.appoint("eve", as: .adjudicator))
    #expect(try !store.appoint("eve", as: .adjudicator))
    #expect(try store.record(entries) == VerdictCounts(added: 1, decisions: 1))
    #expect(try store.record(entries) == VerdictCounts(alreadyThere: 1, decisionsAlreadyThere: 1))
    #expect(try store.judgedTasks()[0].adjudication?.adjudicator == "eve")
    #expect(
      try store.reviewers() == [
        "ada": .adjudicator, "ben": .expert, "cy": .expert, "eve": .adjudicator,
      ]
    )
  }

  @Test("one file cannot hold somebody's verdict and their decision over it, in whichever order")
  func bothAtOnce() throws {
    try store.appoint("eve", as: .adjudicator)
    let both = ReviewEntries(
      verdicts: [verdict(on: item, by: "eve")],
      adjudications: [adjudication(of: item, by: "eve")]
    )
    #expect(throws: SpoorError.self) { try store.record(both) }
    _ = try store.record(ReviewEntries(adjudications: [adjudication(of: item, by: "eve")]))
    #expect(throws: SpoorError.self) { try store.record([verdict(on: item, by: "eve")]) }
    #expect(try store.verdicts(on: item).count == 2)
  }

  @Test("a decision counts in what calibrates, whatever the majority said")
  func calibration() throws {
    try store.appoint("eve", as: .adjudicator)
    let run = try #require(try store.latestCompleteRun())
    #expect(try store.judgements(of: run).first?.truth == nil)
    _ = try store.record(ReviewEntries(adjudications: [adjudication(of: item, by: "eve")]))
    #expect(try store.judgements(of: run).first?.truth == .fails)
  }

  @Test("one name in two spellings is one person; a name of nothing or of unseen signs is none")
  func names() throws {
    _ = try store.record([
      verdict(on: item, by: "Zoe\u{301}"), verdict(on: item, by: " Zo\u{e9} ", .no),
    ])
    #expect(try store.reviewers().keys.filter { $0.hasPrefix("Zo") } == ["Zo\u{e9}"])
    for name in ["", " \n", "a\u{202e}b", "a\u{1b}[1m"] {
      #expect(throws: SpoorError.self) { try store.record([verdict(on: item, by: name)]) }
      #expect(throws: SpoorError.self) { try store.leaseNext(for: name) }
    }
  }

  @Test("what is said of tomorrow's morrow is refused: no later word would count")
  func times() throws {
    var late = verdict(on: item, by: "ada")
    late.time = .now + .seconds(48 * 3_600)
    #expect(throws: SpoorError.self) { try store.record([late]) }
    #expect(try store.submit([late]).count { $0 == .added } == 0)
  }

  @Test("a reopened item has both decisions, the later counts")
  func reopened() throws {
    try store.appoint("eve", as: .adjudicator)
    var second = adjudication(of: item, by: "eve")
    second.answers.related = .no
    let first = Timestamp.now
    let entries = ReviewEntries(adjudications: [adjudication(of: item, by: "eve")])
    _ = try store.record(entries, at: first)
    _ = try store.record(
      ReviewEntries(adjudications: [second]),
      at: first + .milliseconds(5)
    )
    #expect(try store.judgedTasks()[0].adjudication?.answers.related == .no)
    #expect(try store.judgedTasks()[0].firstDecision == first)
  }
}
