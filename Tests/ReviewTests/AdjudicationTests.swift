import AuditStore
import DurableFiles
import Foundation
import SpoorModel
import Testing

@testable import Review

@Suite("Decisions where experts differ")
struct AdjudicationTests {
  private static let samples = (0..<3).map { number in
    Sample(
      id: "p\(number)",
      response: "It was Kinbote.",
      range: ScalarRange(7, 14),
      text: "Kinbote",
      output: "Kinbote wrote it.",
      score: 0.9 - 0.1 * Double(number)
    )
  }

  private let scratch: Scratch
  private let tasks: [DrawnTask]

  init() throws {
    scratch = try Scratch()
    tasks = try scratch.items(Self.samples).map(DrawnTask.init(listed:))
  }

  private func say(_ who: String, _ answers: ItemAnswers, of place: Int) throws {
    let verdict = Verdict(
      item: tasks[place].task.id,
      reviewer: who,
      time: nil,
      answers: answers,
      note: "by \(who.count)",
      guidelineVersion: .current
    )
    _ = try scratch.store.record([verdict])
  }

  private func disputed() throws -> [JudgedTask] {
    let judged = try scratch.store.judged(tasks)
    return ReviewedTasks(tasks: judged, source: .list, strata: []).disputed
  }

  private func lines() throws -> [String] {
    var lines: [String] = []
    try AdjudicationExport().write(disputed()) { lines.append(String(decoding: $0, as: UTF8.self)) }
    return lines
  }

  /// Three tasks: one agreed on, one half disputed, one wholly.
  private func judge() throws {
    for who in ["anna", "berta"] { try say(who, .caused, of: 0) }
    try say("anna", .caused, of: 1)
    try say("berta", .unrelated, of: 1)
    try say("anna", .caused, of: 2)
    try say("berta", .right, of: 2)
  }

  @Test("holds what experts differ on, wholly before half, without their names")
  func export() throws {
    try judge()
    #expect(try disputed().map(\.drawn.task.id) == [tasks[2].task.id, tasks[1].task.id])
    let lines = try lines()
    #expect(lines.count == 2)
    #expect(!lines.contains { $0.contains("anna") || $0.contains("berta") })
    for line in lines {
      #expect(line.contains(#""schema":"spoor.adjudication/1""#))
      #expect(line.contains(#""expert":"A""#) && line.contains(#""expert":"B""#))
      #expect(!line.contains("\"verdict\"") && !line.contains("\"model\""))
    }
  }

  private func decide(_ line: String, by name: String, reason: String?) throws -> ImportReport {
    var filled = line.replacing("\"adjudicator\":null", with: "\"adjudicator\":\"\(name)\"")
    let (before, after) = try #require(filled.halves(at: "\"adjudication\":"))
    let decision = after.split(separator: "}", maxSplits: 1)
    let answered = String(decision[0])
      .replacing("\"hallucination\":null", with: "\"hallucination\":\"yes\"")
      .replacing("\"related\":null", with: "\"related\":\"no\"")
      .replacing(
        "\"reason\":null",
        with: reason.map { "\"reason\":\"\($0)\"" } ?? "\"reason\":null"
      )
    filled = before + answered + "}" + decision[1]
    return try VerdictImport(into: scratch.store).add(Data(filled.utf8), from: "d.jsonl")
  }

  @Test("a filled-in line decides, once; an empty one does not")
  func imported() throws {
    try judge()
    try scratch.store.appoint("eve", as: .adjudicator)
    let line = try #require(try lines().first)
    let importer = VerdictImport(into: scratch.store)
    #expect(try importer.add(Data(line.utf8), from: "d.jsonl").unfilled == 1)
    #expect(try decide(line, by: "eve", reason: "No such row.").decisions == 1)
    let again = try decide(line, by: "eve", reason: "No such row.")
    #expect(again.decisionsAlreadyThere == 1)
    #expect(again.added + again.alreadyThere + again.decisions + again.reviewers.count == 0)
    let blanks = try decide(line, by: " eve ", reason: "No such row.")
    #expect(blanks == again)
    let judged = try #require(try scratch.store.judged([tasks[2]]).first)
    #expect(judged.adjudication?.reason == "No such row.")
    #expect(ReviewConsensus(of: judged)?.answers == .unrelated)
    #expect(try disputed().count == 1)
  }

  @Test(
    "a decision without a reason, or by somebody who may not decide, is refused with its line",
    arguments: [
      ("eve", nil, "'reason' is missing"), ("eve", "  ", "'reason' is missing"),
      ("", "Why not?", "'adjudicator' is missing"), ("mallory", "So.", "is no adjudicator"),
      ("berta", "So.", "judged item"),
    ] as [(String, String?, String)]
  )
  func refused(name: String, reason: String?, problem: String) throws {
    try judge()
    for name in ["eve", "berta"] { try scratch.store.appoint(name, as: .adjudicator) }
    let line = try #require(try lines().first)
    let error = try #require(throws: SpoorError.self) {
      try decide(line, by: name, reason: reason)
    }
    #expect(error.description.contains(problem), "\(error)")
    #expect(error.description.contains("d.jsonl:1"))
    #expect(try disputed().count == 2)
  }
}

extension String {
  /// What stands before `mark`, and `mark` with what follows.
  fileprivate func halves(at mark: String) -> (String, String)? {
    range(of: mark).map { (String(self[..<$0.lowerBound]), String(self[$0.lowerBound...])) }
  }
}
