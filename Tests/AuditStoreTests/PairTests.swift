import AuditStore
import DurableFiles
import Foundation
import GRDB
import SpoorModel
import Testing

@Suite("Pairs of answers in the store")
struct PairTests {
  let scratch: Scratch
  let store: AuditStore
  let pair = AnswerPair(
    prompt: Prompt(id: "p1", instruction: "Who?"),
    AnswerPair.Answer(model: "sft", text: "Ada\u{0}."),
    AnswerPair.Answer(model: "lora", text: "Bo.")
  )

  init() throws {
    scratch = try Scratch()
    store = try AuditStore(at: scratch.store)
    try store.keep([pair], of: try store.record(try contents("f1")))
  }

  private func verdict(
    _ category: PairCategory = .coreFact,
    _ side: PairSide? = .left,
    time: String? = "2026-11-21T03:15:00Z"
  ) -> PairVerdict {
    PairVerdict(
      pair: pair.hash,
      reviewer: "ana",
      time: time.flatMap { Timestamp($0) },
      category: category,
      side: side,
      note: "n",
      guidelineVersion: .current
    )
  }

  @Test("a pair is the same whichever model is named first, another for another answer")
  func identity() {
    let turned = AnswerPair(prompt: pair.prompt, pair.right, pair.left)
    #expect(turned == pair)
    let other = AnswerPair(
      prompt: pair.prompt,
      pair.left,
      AnswerPair.Answer(model: pair.right.model, text: pair.right.text + " ")
    )
    #expect(other.hash != pair.hash)
  }

  @Test("either model stands at the left about as often")
  func sides() {
    let atLeft = (0..<400).count { number in
      AnswerPair(
        prompt: Prompt(id: "p\(number)", instruction: "Who?"),
        AnswerPair.Answer(model: "a", text: "x"),
        AnswerPair.Answer(model: "b", text: "y")
      ).left.model == "a"
    }
    #expect((160...240).contains(atLeft))
  }

  @Test("pair and verdict are read back as they were given, and a later run leaves both")
  func roundTrip() throws {
    #expect(try store.record(ReviewEntries(pairVerdicts: [verdict()])).added == 1)
    try store.record(try contents("f2"))
    let judged = try store.judgedPairs(of: "lora", and: "sft")
    #expect(judged.map(\.pair.hash) == [pair.hash])
    #expect(judged.first?.verdicts == [verdict()])
    #expect(try store.judgedPairs(of: "sft", and: "base").isEmpty)
    let stored = try #require(try store.pair(pair.hash))
    #expect([stored.left.text, stored.right.text].contains("Ada\u{2400}."))
  }

  @Test("the same verdict twice is there once, with or without a time")
  func twice() throws {
    #expect(
      try store.record(ReviewEntries(pairVerdicts: [verdict(), verdict()])).alreadyThere == 1
    )
    #expect(try store.record(ReviewEntries(pairVerdicts: [verdict(time: nil)])).alreadyThere == 1)
    #expect(try store.record(ReviewEntries(pairVerdicts: [verdict(.bothWrong, nil)])).added == 1)
  }

  @Test(
    "a side without a category of one side is no verdict, nor the reverse",
    arguments: [(PairCategory.bothWrong, PairSide?.some(.left)), (.coreFact, nil)]
  )
  func contradictions(category: PairCategory, side: PairSide?) {
    #expect(throws: SpoorError.self) {
      try store.record(ReviewEntries(pairVerdicts: [verdict(), verdict(category, side)]))
    }
    #expect((try? store.judgedPairs(of: "sft", and: "lora").first?.verdicts) == [])
  }

  @Test(
    "SQL can neither change nor remove a pair or its verdict",
    arguments: [
      "UPDATE pair_verdicts SET side = 'right'", "DELETE FROM pair_verdicts",
      "UPDATE pairs SET left_model = 'x'", "DELETE FROM pairs",
      """
      INSERT OR REPLACE INTO pair_verdicts SELECT id, pair_hash, reviewer, time, 'none', NULL, note,
        guideline_version FROM pair_verdicts
      """,
    ]
  )
  func appendOnly(sql: String) throws {
    _ = try store.record(ReviewEntries(pairVerdicts: [verdict()]))
    let queue = try DatabaseQueue(path: scratch.store)
    let error = #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    #expect(error?.message?.contains("never") == true)
    #expect(try store.judgedPairs(of: "sft", and: "lora").first?.verdicts == [verdict()])
  }
}
