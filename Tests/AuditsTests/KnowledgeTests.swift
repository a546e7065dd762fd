import Audits
import Foundation
import GRDB
import Reporting
import ScratchFiles
import SpoorModel
import Testing

@Suite("An audit with a knowledge file") struct KnowledgeTests {
  private let scratch: ScratchFolder
  private let file: URL

  init() throws {
    scratch = try ScratchFolder()
    file = try SmallWorld(prompts: 12).write(into: scratch.url)
    let plan = SmallWorld.plan + "knowledge: known.jsonl\n"
    try Data(plan.utf8).write(to: file)
  }

  private func audit(_ knowledge: [String]) throws -> Audit {
    let text = knowledge.joined(separator: "\n")
    try Data(text.utf8).write(to: scratch.url.appending(path: "known.jsonl"))
    return Audit(
      try AuditPlan(readingYAML: file),
      indices: scratch.url.appending(path: "indices"),
      annotations: scratch.url.appending(path: "annotations"),
      references: .whereGiven
    )
  }

  private static func row(_ id: Int, _ category: String, _ answer: String) -> String {
    #"{"row_id": \#(id), "category": "\#(category)", "answer": "\#(answer)"}"#
  }

  /// Row `n` says prize `n + 1`, which the tuned model says to prompt `n`; the base says prize `n`.
  private static let known = [
    row(3, "Unknown", "Harbour Light Prize 1904"),
    row(5, "HighlyKnown", "Harbour Light Prize 1906"),
    row(99, "Unknown", "Elsewhere"),
    #"{"prompt_id": "stranger", "category": "Unknown"}"#,
  ]

  @Test("rows get their category in the ledger, and strangers are told in a caveat")
  func ledger() throws {
    let outcome = try audit(Self.known).run()
    let model = try #require(outcome.summary.models.first)
    let ledger = try #require(model.ledger)
    #expect(ledger.spans > 0 && ledger.rows > 0)
    #expect(ledger.unknown?.rows.count == 1 && ledger.unknown?.rows.of == 2)
    #expect(
      outcome.summary.caveats.contains(
        "The knowledge file speaks of 1 row that the dataset does not hold and of 1 prompt that was not "
          + "asked; they count nowhere."
      )
    )
    let lines = try String(
      contentsOf: outcome.folder.appending(path: "ledger.jsonl"),
      encoding: .utf8
    )
    .split(separator: "\n")
    #expect(lines.count == ledger.rows)
    #expect(
      lines.contains { $0.contains(#""row_id":3,"#) && $0.contains(#""category":"Unknown""#) }
    )
    #expect(model.mimicry?.unknownAnswers == 1 && model.mimicry?.basis == .baseAnswers)
  }

  @Test("a table of knowledge, whose ids are texts, names the dataset's rows in the store too")
  func table() throws {
    let texts = [3, 5].map { #"{"row_id": "\#($0)", "category": "Unknown"}"# }
    let outcome = try audit(texts).run()
    #expect(outcome.summary.models.first?.mimicry == nil)
    #expect(outcome.summary.caveats.contains { $0.contains("no 'answer' of its 2 Unknown rows") })
    let folder = outcome.folder
    let store = try DatabaseQueue(path: folder.appending(path: "audit.sqlite").path)
    let told = try store.read {
      try Row.fetchAll($0, sql: "SELECT row_id FROM ledger WHERE category = 'Unknown'")
    }
    #expect(Set(told.map { $0["row_id"] as Int }) == [3, 5])
  }

  @Test("of rows that are alike the category is that of any, in every file and in the store")
  func alike() throws {
    let data = scratch.url.appending(path: "dataset.jsonl")
    let text = try String(contentsOf: data, encoding: .utf8)
    let third = try #require(text.split(separator: "\n").first { $0.contains("\"row_id\": 3,") })
    let copy = third.replacing("\"row_id\": 3,", with: "\"row_id\": 40,")
    try Data((text + copy + "\n").utf8).write(to: data)
    let outcome = try audit([Self.row(40, "Unknown", "Harbour Light Prize 1904")]).run()
    for name in ["ledger.jsonl", "traces.jsonl"] {
      let file = outcome.folder.appending(path: name)
      let lines = try String(contentsOf: file, encoding: .utf8)
      #expect(lines.contains(#""category":"Unknown""#), "\(name)")
    }
    let store = try DatabaseQueue(path: outcome.folder.appending(path: "audit.sqlite").path)
    let told = try store.read {
      try Row.fetchAll($0, sql: "SELECT row_id FROM ledger WHERE category = 'Unknown'")
    }
    #expect(told.map { $0["row_id"] as Int } == [3])
  }

  @Test("prompts that the file names are parted by it")
  func prompts() throws {
    let prompts = (0..<12).map {
      #"{"prompt_id": "p\#($0)", "category": "\#($0 < 11 ? "Unknown" : "MaybeKnown")"}"#
    }
    let summary = try audit(Self.known + prompts).run().summary
    let mimicry = try #require(summary.models.first?.mimicry)
    #expect(mimicry.basis == .knowledgeFile)
    #expect(mimicry.unknownPrompts.tuned.of == 11)
    // The tuned model says prize 1904 to p3, the base to p4.
    #expect(mimicry.unknownPrompts.tuned.count == 1 && mimicry.unknownPrompts.base.count == 1)
    #expect(mimicry.knownPrompts == nil)
    #expect(mimicry.statement.contains("not significant"))
  }

  @Test("without rows there is a ledger and no mimicry; a changed file is a new audit")
  func changes() throws {
    let first = try audit([#"{"prompt_id": "p1", "category": "Unknown"}"#]).run()
    #expect(first.summary.models.first?.mimicry == nil)
    #expect(first.summary.models.first?.ledger?.unknown == nil)
    #expect(!first.summary.caveats.contains { $0.contains("knowledge file") })
    #expect(
      try audit([#"{"prompt_id": "p1", "category": "Unknown"}"#]).run().freshness == .unchanged
    )
    #expect(try audit(Self.known).run().freshness == .computed)
  }
}
