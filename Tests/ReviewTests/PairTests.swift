import AuditStore
import DurableFiles
import Foundation
import SpoorModel
import Statistics
import Testing

@testable import Review

@Suite("Two models' answers side by side")
struct PairTests {
  private func response(_ id: String, _ model: String, _ text: String) -> AuditedResponse {
    AuditedResponse(prompt: Prompt(id: id, instruction: "Who is \(id)?"), model: model, text: text)
  }

  private func queue(_ prompts: Int = 30, limit: Int = .max) -> PairQueue {
    let ids = (0..<prompts).map { "p\($0)" }
    return PairQueue(
      of: "sft",
      and: "lora",
      in: [
        "sft": ids.map { response($0, "sft", "Ada.") } + [response("same", "sft", "Bo.")],
        "lora": ids.map { response($0, "lora", "Cy.") }
          + [response("same", "lora", "Bo."), response("alone", "lora", "Di.")],
      ],
      limit: limit
    )
  }

  @Test("holds each prompt that both answer differently, and counts the others' likeness")
  func members() {
    let queue = queue()
    #expect(Set(queue.pairs.map(\.prompt.id)) == Set((0..<30).map { "p\($0)" }))
    #expect(queue.alike == 1)
    #expect(self.queue(limit: 4).pairs == Array(queue.pairs.prefix(4)))
  }

  @Test("no line names a model, and the left answer is now one's, now the other's")
  func blind() throws {
    var lines: [String] = []
    try PairLinesExport(references: ["p3": "Ada is right."]).write(queue().pairs) {
      lines.append(String(decoding: $0, as: UTF8.self))
    }
    #expect(!lines.contains { $0.contains("sft") || $0.contains("lora") })
    #expect(lines.count { $0.contains(#""reference":null"#) } == 29)
    let left = lines.count { $0.contains(#""response_left":"Ada.""#) }
    #expect((1..<30).contains(left))
  }

  @Test("neither model stands at the left more often in the first pairs, nor for long")
  func sides() {
    let atLeft = queue(400).pairs.map { $0.left.model == "sft" }
    for count in [20, 50, 100, 400] {
      let share = Double(atLeft.prefix(count).count { $0 }) / Double(count)
      #expect(abs(share - 0.5) < 1.6 / Double(count).squareRoot(), "\(share) of \(count)")
    }
    let changes = zip(atLeft, atLeft.dropFirst()).count { $0 != $1 }
    #expect((150...250).contains(changes))
  }

  // MARK: Import

  private struct Fixture {
    let scratch: Scratch
    let pair: AnswerPair

    init(_ queue: PairQueue) throws {
      scratch = try Scratch()
      pair = try #require(queue.pairs.first)
      let run = try scratch.store.record(
        RunContents(
          started: .now,
          configuration: "{}",
          fingerprint: "f",
          summary: "{}",
          spoorVersion: "0.1"
        )
      )
      try scratch.store.keep(queue.pairs, of: run)
    }

    func add(_ verdict: String, left: String? = nil) throws -> ImportReport {
      let line = """
        {"schema":"spoor.pair/1","pair":"\(pair.hash)","response_left":"\(left ?? pair.left.text)",\
        "response_right":"\(pair.right.text)","verdict":\(verdict)}
        """
      return try VerdictImport(into: scratch.store).add(Data(line.utf8), from: "v.jsonl")
    }

    func verdicts() throws -> [PairVerdict] {
      try scratch.store.judgedPairs(of: "sft", and: "lora").flatMap(\.verdicts)
    }
  }

  @Test(
    "a filled-in line is taken, whether the category is a number or a text",
    arguments: ["4", "\"4\""]
  )
  func taken(category: String) throws {
    let fixture = try Fixture(queue())
    let report = try fixture.add(
      #"{"reviewer":"ana","category":\#(category),"side":"right","note":""}"#
    )
    #expect(report.added == 1)
    let verdict = try #require(try fixture.verdicts().first)
    #expect(verdict.category == .lengthened)
    #expect(verdict.side == .right)
    #expect(verdict.note == nil)
  }

  @Test("a line that nobody filled in is counted", arguments: ["null", "{}"])
  func unfilled(verdict: String) throws {
    #expect(try Fixture(queue()).add(verdict).unfilled == 1)
  }

  @Test(
    "a line at odds with itself or with the audit is refused, with what to do",
    arguments: [
      (#"{"reviewer":"ana","category":6}"#, "6' is not 1, 2, 3, 4, 5, none or unsure"),
      (#"{"reviewer":"ana","category":true}"#, "is not 1, 2, 3, 4, 5, none or unsure"),
      (#"{"reviewer":"ana","category":5}"#, "'side' is missing"),
      (#"{"reviewer":"ana","category":3,"side":"left"}"#, "category 3 is said of both answers"),
      (#"{"reviewer":"ana","category":1,"side":"A"}"#, "'A' is not left or right"),
      (#"{"reviewer":"ana","side":"left"}"#, "'category' is missing"),
      (#"{"category":2}"#, "'reviewer' is missing"),
    ]
  )
  func refused(verdict: String, problem: String) throws {
    let fixture = try Fixture(queue())
    let error = try #require(throws: SpoorError.self) { try fixture.add(verdict) }
    #expect(error.description.contains(problem), "\(error)")
    #expect(error.description.contains("v.jsonl:1"))
    #expect(try fixture.verdicts().isEmpty)
  }

  @Test("an answer that was changed is noticed")
  func changedAnswer() throws {
    let fixture = try Fixture(queue())
    let error = try #require(throws: SpoorError.self) {
      try fixture.add(#"{"reviewer":"ana","category":2}"#, left: "Ada!")
    }
    #expect(error.description.contains("the answer at the left is not the audit's"))
  }

  // MARK: Counting

  private func verdict(
    on pair: AnswerPair,
    by reviewer: String = "ana",
    _ category: PairCategory,
    of model: String? = nil,
    minute: Int = 0
  ) -> PairVerdict {
    PairVerdict(
      pair: pair.hash,
      reviewer: reviewer,
      time: Timestamp(milliseconds: 1_795_000_000_000 + Int64(minute) * 60_000),
      category: category,
      side: model.flatMap(pair.side(of:)),
      note: nil,
      guidelineVersion: .current
    )
  }

  private func tally(_ judged: [(pair: AnswerPair, verdicts: [PairVerdict])]) -> PairTally {
    PairTally(of: judged, first: "sft", second: "lora", by: Bootstrap(replicates: 200))
  }

  private func line(_ tally: PairTally, _ category: PairCategory, _ model: String? = nil)
    -> PairTally.Line?
  {
    tally.lines.first { $0.category == category && $0.model == model }
  }

  @Test("a category of one side is told by model, whatever the side that it was shown at")
  func byModel() throws {
    let judged = queue().pairs.enumerated().map { number, pair in
      (pair: pair, verdicts: [verdict(on: pair, .coreFact, of: number < 24 ? "sft" : "lora")])
    }
    let tally = tally(judged)
    #expect(line(tally, .coreFact, "sft")?.pairs == 24)
    #expect(line(tally, .coreFact, "lora")?.pairs == 6)
    #expect(line(tally, .bothWrong)?.pairs == 0)
    let uniform = try #require(line(tally, .bothWrong)?.share?.high)
    #expect(abs(uniform - (Proportion(successes: 0, trials: 30).wilson?.high ?? 0)) < 1e-12)
    #expect(tally.firstHallucinates == 24)
    #expect(tally.secondHallucinates == 6)
    #expect(tally.pValue == McNemar(lost: 24, gained: 6).pValue)
  }

  @Test("the shares of all lines add up to 1, however many reviewers a pair has")
  func adsUp() {
    let categories = PairCategory.allCases
    let judged = queue().pairs.enumerated().map { number, pair in
      let verdicts = (0...(number % 3)).map { reviewer in
        let category = categories[(number + 2 * reviewer) % categories.count]
        return verdict(
          on: pair,
          by: "r\(reviewer)",
          category,
          of: category.isOfOneSide ? "lora" : nil
        )
      }
      return (pair: pair, verdicts: verdicts)
    }
    let tally = tally(judged)
    let sum = tally.lines.compactMap(\.share?.value).reduce(0, +)
    #expect(abs(sum - 1) < 1e-12)
    #expect(tally.reviewers == ["r0", "r1", "r2"])
  }

  @Test("a reviewer's last word counts, in time and not in arrival")
  func lastWord() {
    let pair = queue().pairs[0]
    let later = verdict(on: pair, .bothWrong, minute: 5)
    let earlier = verdict(on: pair, .different, minute: 1)
    let tally = tally([(pair, [later, earlier])])
    #expect(line(tally, .bothWrong)?.pairs == 1)
    #expect(line(tally, .different)?.pairs == 0)
  }

  @Test("nothing judged tells nothing")
  func nothing() {
    let tally = tally(queue().pairs.map { ($0, []) })
    #expect(tally.judged == 0)
    #expect(tally.pValue == nil)
    #expect(tally.lines.allSatisfy { $0.share == nil })
  }
}
