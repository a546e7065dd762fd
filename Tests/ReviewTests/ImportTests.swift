import AuditStore
import Foundation
import ScratchFiles
import SpoorModel
import Testing

@testable import Review

@Suite("Imports of own JSON Lines")
struct ImportTests {
  let scratch: Scratch
  let items: [AuditItem]

  init() throws {
    scratch = try Scratch()
    items = try scratch.items(
      Sample.golden.enumerated().map { index, golden in
        var sample = golden
        sample.id = "p\(index)"
        return sample
      }
    )
  }

  private func add(_ text: String) throws -> ImportReport {
    try VerdictImport(into: scratch.store).add(Data(text.utf8), from: "verdicts.jsonl")
  }

  private func line(_ item: AuditItem, _ changes: [String: String] = [:]) throws -> String {
    var fields = [
      "schema": #""spoor.verdict/1""#, "item": #""\#(item.hash)""#,
      "prompt_id": #""\#(item.prompt.id)""#, "model": #""sft""#,
      "start": "\(item.span.range.start)", "end": "\(item.span.range.end)",
      "text": String(decoding: try JSONEncoder().encode(item.span.text), as: UTF8.self),
      "reviewer": #""ada""#, "time": #""2026-11-21T03:15:00Z""#, "hallucination": #""yes""#,
      "related": #""unsure""#, "row_id": #""r-1""#, "note": #""as \"they\" say""#,
    ]
    fields.merge(changes) { $1 }
    return "{" + fields.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
  }

  /// What a person does with an editor.
  private func filled(_ export: Data, _ answers: String) -> String {
    String(decoding: export, as: UTF8.self)
      .replacingOccurrences(of: #""hallucination":null"#, with: answers)
      .replacingOccurrences(of: #""related":null,"reviewer":null"#, with: #""reviewer":"ada""#)
  }

  @Test("an exported file that was filled in comes back, and a second time changes nothing")
  func roundTrip() throws {
    let export = try written(items, as: .jsonl)
    let file = filled(export, #""hallucination":"yes","related":"no""#)
    let count = items.count
    #expect(
      try add(file)
        == ImportReport(added: count, alreadyThere: 0, reviewers: ["ada": count], unfilled: 0)
    )
    #expect(
      try add(file)
        == ImportReport(added: 0, alreadyThere: count, reviewers: ["ada": count], unfilled: 0)
    )
    for item in items {
      let verdict = try #require(try scratch.store.verdicts(on: item.hash).first)
      #expect(verdict.reviewer == "ada")
      #expect(verdict.answers.hallucination == .yes)
      #expect(verdict.answers.related == .no)
      #expect(verdict.answers.rowID == nil)
    }
  }

  @Test("an exported file that nobody filled in adds nothing")
  func unfilled() throws {
    let export = String(decoding: try written(items, as: .jsonl), as: UTF8.self)
    let report = try add(export)
    #expect(report == ImportReport(added: 0, alreadyThere: 0, unfilled: items.count))
  }

  @Test("verdicts taken for gold are known answers, and nobody's verdicts")
  func gold() throws {
    let file = Data(try line(items[1]).utf8)
    let report = try VerdictImport(into: scratch.store, as: .gold).add(file, from: "gold.jsonl")
    #expect(report.added == 1)
    #expect(try scratch.store.verdicts(on: items[1].hash).isEmpty)
    let gold = try #require(try scratch.store.gold()[items[1].hash])
    #expect(gold.author == "ada")
    #expect(gold.answers.related == .unsure)
    #expect(gold.reason == #"as "they" say"#)
  }

  @Test("a verdict's line becomes a verdict")
  func verdict() throws {
    let report = try add("\n" + (try line(items[1])) + "\r\n\n")
    #expect(report == ImportReport(added: 1, alreadyThere: 0, reviewers: ["ada": 1], unfilled: 0))
    let expected = Verdict(
      item: items[1].hash,
      reviewer: "ada",
      time: Timestamp("2026-11-21T03:15:00Z"),
      answers: ItemAnswers(hallucination: .yes, related: .unsure, rowID: .text("r-1")),
      note: #"as "they" say"#,
      guidelineVersion: .current
    )
    #expect(try scratch.store.verdicts(on: items[1].hash) == [expected])
  }

  @Test(
    "a line at fault is named, and nothing is added",
    arguments: [
      (["start": "18"], "start is '18' here and '19' in the audit"),
      (["end": "30"], "end is '30' here and '29' in the audit"),
      (["text": #""Firetrucks""#], "text is 'Firetrucks' here and 'firetrucks' in the audit"),
      (["model": #""lora""#], "model is 'lora' here and 'sft' in the audit"),
      (["item": #""\#(String(repeating: "0", count: 64))""#], "this audit has no item 000"),
      (["item": #""abc""#], "'item': "),
      (["item": "null"], "'item' is null"),
      (["start": #""19""#], "'start' is no whole number"),
      (["hallucination": #""maybe""#], "'hallucination': 'maybe' is not yes, no or unsure"),
      (["related": "null"], "'related' is missing"),
      (["reviewer": #""""#], "'reviewer' is missing"),
      (["time": #""today""#], "'time': 'today' is no time such as 2026-11-21T03:15:00Z"),
      (["schema": #""spoor.item/2""#], "'schema': 'spoor.item/2' is none of spoor.item/1, "),
      (["note": "\"\\ud800\""], "this is no JSON object"),
    ]
  )
  func faults(changes: [String: String], problem: String) throws {
    let first = try #require(items.first { $0.span.text == "firetrucks" })
    let file = try line(items[1]) + "\n\n" + (try line(first, changes))
    let error = #expect(throws: SpoorError.self) { try add(file) }
    #expect(error?.code == .badInput)
    #expect(error?.location == .init(file: "verdicts.jsonl", line: 3))
    #expect(error?.description.hasPrefix("verdicts.jsonl:3: \(problem)") == true)
    #expect(try scratch.store.verdicts(on: items[1].hash).isEmpty)
  }

  @Test("what is no JSON is named by its line", arguments: ["{", "nonsense", "[]", "{\"a\":1"])
  func malformed(text: String) throws {
    let error = #expect(throws: SpoorError.self) { try add(try line(items[0]) + "\n" + text) }
    #expect(error?.code == .badInput)
    #expect(error?.location == .init(file: "verdicts.jsonl", line: 2))
  }

  @Test("invalid UTF-8 is named by its line")
  func invalidUTF8() throws {
    let bytes = Data("\n{\"schema\":\"".utf8) + Data([0xC3, 0x28]) + Data("\"}".utf8)
    let error = #expect(throws: SpoorError.self) {
      try VerdictImport(into: scratch.store).add(bytes, from: "v.jsonl")
    }
    #expect(error?.location == .init(file: "v.jsonl", line: 2))
  }

  @Test("a missing file or a folder is bad input")
  func files() throws {
    let verdicts = VerdictImport(into: scratch.store)
    let missing = #expect(throws: SpoorError.self) { try verdicts.add(fileAt: "no/such.jsonl") }
    #expect(missing?.description == "no/such.jsonl: there is no such file. Check the path.")
    let folder = scratch.folder.path()
    let unreadable = #expect(throws: SpoorError.self) { try verdicts.add(fileAt: folder) }
    #expect(unreadable?.code == .badInput)
  }

  @Test(
    "an answer that is none gets the words that are",
    arguments: [
      (["related": #""maybe""#], "Write yes, no or unsure."),
      (["related": "null"], "Write yes, no or unsure."),
      (["cause": #""magic""#], "Write one of these, or null."),
      (["time": #""today""#], "Write the time so, in UTC, or null."),
    ]
  )
  func remedies(changes: [String: String], remedy: String) throws {
    let error = #expect(throws: SpoorError.self) { try add(try line(items[1], changes)) }
    #expect(error?.remedy == remedy)
  }

  @Test("answers count in letters of any case")
  func capitals() throws {
    #expect(try add(try line(items[1], ["hallucination": #"" YES""#])).added == 1)
    #expect(try scratch.store.verdicts(on: items[1].hash).first?.answers.hallucination == .yes)
  }

  @Test("own lines are inflated, and a bad one is named by its line")
  func packed() throws {
    let path = scratch.folder.appending(path: "v.jsonl.gz")
    let good = try line(items[0]) + "\r\n\n"
    try Data(ScratchFolder.gzipped(Array((good + "{\n").utf8))).write(to: path)
    let importer = VerdictImport(into: scratch.store)
    let error = #expect(throws: SpoorError.self) { try importer.add(fileAt: path.path()) }
    #expect(error?.location == .init(file: path.path(), line: 3))
    try Data(ScratchFolder.gzipped(Array(good.utf8))).write(to: path)
    #expect(try importer.add(fileAt: path.path()).added == 1)
  }

  @Test("--reviewer is refused for another's own lines")
  func otherName() throws {
    let path = scratch.folder.appending(path: "v.jsonl")
    try Data(("\n" + (try line(items[0]))).utf8).write(to: path)
    let importer = VerdictImport(into: scratch.store)
    let error = #expect(throws: SpoorError.self) {
      try importer.add(filesAt: [path.path()], by: .one("dora"))
    }
    #expect(error?.location == .init(file: path.path(), line: 2))
    #expect(error?.remedy.contains("'ada=dora'") == true)
    let report = try importer.add(filesAt: [path.path()], by: .named(["ada": "dora"]))
    #expect(report.reviewers == ["dora": 1])
  }

  @Test("a file is read where it lies")
  func file() throws {
    let path = scratch.folder.appending(path: "verdicts.jsonl")
    try Data(try line(items[0]).utf8).write(to: path)
    #expect(try VerdictImport(into: scratch.store).add(fileAt: path.path()).added == 1)
  }
}
