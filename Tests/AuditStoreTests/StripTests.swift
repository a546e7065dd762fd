import DurableFiles
import Foundation
import GRDB
import SpoorModel
import Statistics
import Testing

@testable import AuditStore

@Suite("A response token by token")
struct StripTests {
  private let scratch: Scratch
  private let store: AuditStore

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
  }

  private func item(of run: Run) throws -> ItemHash {
    try #require(try store.items(of: run).first).hash
  }

  // MARK: What is kept

  @Test("random responses: what is read is what was recorded, and ranges lie in it in order")
  func random() throws {
    for seed in 0..<40 {
      var generator = SplitMix64(seed: UInt64(seed))
      let scratch = try Scratch()
      let store = try AuditStore(at: scratch.store)
      let response = RandomResponse(&generator)
      let run = try store.record(try response.contents)
      let item = try #require(try store.items(of: run).first).hash
      let strip = try #require(try store.strip(of: item))
      #expect(strip.source == .truncated)
      #expect(strip.tokens == response.expected)
      let ranges = strip.tokens.compactMap(\.range)
      #expect(ranges.count == strip.tokens.count)
      #expect(ranges.allSatisfy { $0.end <= response.text.unicodeScalars.count })
      #expect(
        zip(ranges, ranges.dropFirst()).allSatisfy { $0.start <= $1.start && $0.end <= $1.end }
      )
      #expect(strip.spans.map(\.range) == [response.flagged])
    }
  }

  @Test("five likeliest tokens are kept, with four digits, and an id that nobody named as #id")
  func tops() throws {
    var contents = try contents("f1")
    contents.tokenTexts = [1: " the\0", 2: "\"ß\""]
    let keys: [TokenKey] = [.id(1), .id(2), .id(3), .text("x"), .id(1), .id(2)]
    contents.responses[0].divergence?.baseTop[0] = keys.map {
      TokenProbability($0, probability: 0.123_456)
    }
    contents.responses[0].divergence?.tunedTop[0] = [
      TokenProbability(.id(9), probability: 1.23456e-7)
    ]
    let strip = try store.strip(of: item(of: store.record(contents)))
    let top = try #require(strip?.tokens.first?.baseTop)
    #expect(top.map(\.text) == [" the␀", "\"ß\"", "#3", "x", " the␀"])
    #expect(Set(top.map(\.probability)) == [0.1235])
    #expect(strip?.tokens[0].tunedTop == [LikelyToken(text: "#9", probability: 1.235e-7)])
    #expect(strip?.tokens[1].baseTop == nil)
    let written = try DatabaseQueue(path: scratch.store).read {
      try String.fetchAll($0, sql: "SELECT tuned_top FROM positions WHERE tuned_top IS NOT NULL")
    }
    #expect(written == [##"[["#9",1.235e-07]]"##])
  }

  @Test("a token that base would have said has no likeliest tokens, unless a judged span meets it")
  func telling() throws {
    let word = try scalars(of: "Kinbote", in: response1.text)
    let cleared = try scalars(of: "Charles", in: response1.text)
    let before = ScalarRange(0, cleared.start)
    let end = ScalarRange(word.end, word.end)
    var contents = try contents("f1")
    contents.responses[0].tokenRanges = [before, cleared, word, end, end]
    contents.responses[0].divergence = divergence(ranks: [1, 1, 1, 1, nil])
    let strip = try #require(try store.strip(of: item(of: store.record(contents))))
    #expect(strip.tokens.map { $0.baseTop != nil } == [false, true, true, false, true])
    #expect(strip.tokens.map { $0.tunedTop != nil } == [false, true, true, false, true])
    #expect(strip.spans.map(\.range) == [word])
    #expect(strip.spans.map(\.provenance) == [.borrowed] && strip.spans.map(\.score) == [0.75])
  }

  private func divergence(ranks: [RankBounds?]) -> ResponseDivergence {
    var divergence = ResponseDivergence(promptID: "p1", model: "sft", source: .logits)
    divergence.klTunedBase = ranks.map { _ in 0.5 }
    divergence.baseRank = ranks
    divergence.baseTop = ranks.map { _ in [TokenProbability(.id(1), probability: 0.5)] }
    divergence.tunedTop = divergence.baseTop
    divergence.fillUp()
    return divergence
  }

  // MARK: Which response

  @Test("the latest run that gave this answer is shown, and none after another answer")
  func latest() throws {
    let item = try item(of: store.record(try contents("f1")))
    var next = try contents("f2")
    next.responses[0].divergence?.klTunedBase[0] = 0.75
    try store.record(next)
    #expect(try store.strip(of: item)?.tokens.first?.klTunedBase == 0.75)

    var other = try contents("f3", flagged: [])
    other.controls = []
    other.responses[0].text += " Nobody knows."
    try store.record(other)
    #expect(try store.strip(of: item) == nil)
  }

  @Test("a response without values, and an item that nobody knows, have no strip")
  func nothing() throws {
    var contents = try contents("f1")
    contents.responses[0].divergence = nil
    #expect(try store.strip(of: item(of: store.record(contents))) == nil)
    let span = try #require(contents.flagged.first).trace.span
    #expect(try store.strip(of: ItemHash(span: span, response: "another")) == nil)
  }

  @Test("a decoy shows the response of the item whose span it shows")
  func decoys() throws {
    let run = try store.record(try contents("f1"))
    let item = try #require(try store.items(of: run).first)
    let task = ReviewTask(item)
    let decoy = DrawnTask(
      task: task.decoy(showing: []),
      model: item.span.model,
      purpose: .decoy,
      stratum: Stratum(model: "sft", provenance: .borrowed, scoreBin: 0),
      inclusion: nil,
      experts: 1,
      score: item.span.score,
      decoyOf: task.id
    )
    try store.record(
      QueueDraw(
        runID: run.id,
        time: .now,
        settings: DrawSettings(scoreCuts: [0.5]),
        strata: [],
        tasks: [decoy]
      )
    )
    let strip = try #require(try store.strip(of: decoy.task.id))
    #expect(try store.strip(of: task.id) == strip)
  }

  // MARK: Stores of before, and damaged ones

  @Test("a store of before has values without places")
  func ofBefore() throws {
    let old = scratch.path("old.sqlite")
    let hash = String(repeating: "a", count: 64)
    let queue = try DatabaseQueue(path: old)
    try Schema.migrator.migrate(queue, upTo: "10-review")
    try queue.write { database in
      try database.execute(
        sql: """
          PRAGMA application_id = \(Schema.applicationID);
          INSERT INTO runs VALUES (1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '{}', 'f0', '{}', '0');
          INSERT INTO responses VALUES (1, 'p', 'sft', 'Who?', 'Kinbote', 2);
          INSERT INTO items VALUES ('\(hash)', 'p', 'sft', 0, 7, 'Kinbote', 1, '1', NULL);
          INSERT INTO positions VALUES (1, 'p', 'sft', 0, 'logits', 0.5, 0.25, 3, 1, -4, -1, 2, 1, NULL,
            0.5, 9e999, 3, 1, 2, NULL, NULL, NULL, NULL, NULL);
          """
      )
    }
    try queue.close()
    let hashed = try #require(ItemHash(rawValue: hash))
    let strip = try #require(try AuditStore(at: old).strip(of: hashed))
    let token = TokenStrip.Token(
      klTunedBase: 0.5,
      klBaseTuned: Bounds(low: 0.25, high: .infinity),
      baseRank: 3,
      tunedRank: 1,
      baseLogProbability: -4,
      tunedLogProbability: -1,
      baseEntropy: 2,
      tunedEntropy: Bounds(low: 1, high: .infinity)
    )
    #expect(strip == TokenStrip(source: .logits, tokens: [token], spans: []))
    #expect(FileManager.default.fileExists(atPath: old + ".before-11-tokens"))
  }

  @Test(
    "values that another program changed are damage, no crash",
    arguments: ["kl_tuned_base_high = 0.1", "base_rank = 0", "base_rank_high = 1", "source = 'x'"]
  )
  func damaged(change: String) throws {
    let item = try item(of: store.record(try contents("f1")))
    try DatabaseQueue(path: scratch.store).write {
      try $0.execute(sql: "UPDATE positions SET \(change) WHERE position = 0")
    }
    let error = #expect(throws: SpoorError.self) { try store.strip(of: item) }
    #expect(error?.code == .badInput)
    #expect(error?.location?.file == scratch.store)
  }
}
