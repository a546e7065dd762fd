import Corpora
import DurableFiles
import Foundation
import Remedies
import ScratchFiles
import SpoorModel
import Testing

@Suite("Kits that cannot be made") struct RemedyErrorTests {
  /// Enough rows for words to be rare, so that some spans are borrowed.
  private static let world = SmallWorld(prompts: 6, extraRows: 60)

  private static let wrong: [(arguments: [String], says: String)] = [
    (["--model", "gpt"], "annotations/small has no tuned model 'gpt'. Its models: sft."),
    (["--rows", "1", "--share", "0.1"], "Give either --rows or --share."),
    (["--rows", "0"], "--rows must be at least 1."),
    (["--rows", "-1"], "--rows must be at least 1."),
    (["--seed", "-1"], "--seed must be a whole number from 0 to"),
    (["--answer", ""], "--answer must not be empty"),
    (["--share", "1.5"], "--share must be above 0 and at most 1."),
    (["--draws", "101"], "--draws must be 0 to 100."),
    (["--arms", "drop,simplify"], "'drop,simplify' is no list of arms"),
    (["--select", "best"], "'best' is no way to select rows: cover or ledger."),
  ]

  @Test("for words that make no sense exit with 64 and make nothing", arguments: wrong.indices)
  func usage(case index: Int) throws {
    let small = try SmallAudit()
    try small.run()
    let before = try small.listing()
    let outcome = try SpoorProgram.run(
      ["remedy", "annotations/small"] + Self.wrong[index].arguments,
      in: small.folder
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(Self.wrong[index].says), "\(outcome.errors)")
    #expect(try small.listing() == before)
  }

  private func failure(_ small: SmallAudit, _ arguments: String...) throws -> String {
    let outcome = try SpoorProgram.run(["remedy"] + arguments, in: small.folder)
    #expect(outcome.status == 65, "\(outcome.errors)")
    return outcome.errors
  }

  @Test("say what is wrong, where, and what to do")
  func badInput() throws {
    let small = try SmallAudit(Self.world)
    #expect(try failure(small, "none").contains("none: there is no audit here"))
    try small.run()
    #expect(try failure(small, "simplify", "annotations", "--from", "x").contains("no kit here"))
    let audit = "annotations/small"
    #expect(try failure(small, audit, "--output", "indices").contains("something stands here"))
    try small.write("prompt.txt", "Shorten it".utf8)
    #expect(
      try failure(small, audit, "--simplify-prompt", "prompt.txt").contains(
        "no place for the output"
      )
    )
    try small.write("prompt.txt", [0xFF] + Array("{output}".utf8))
    #expect(
      try failure(small, audit, "--simplify-prompt", "prompt.txt").contains(
        "the prompt is not UTF-8"
      )
    )
    let dataset = try String(contentsOf: small.path("dataset.jsonl"), encoding: .utf8)
    try small.write("dataset.jsonl", dataset.replacing("Prize 19", with: "Prize 18").utf8)
    let changed = try failure(small, audit)
    #expect(changed.contains("dataset.jsonl: the dataset is not the one that was audited"))
    #expect(changed.contains("run 'spoor audit' again"))
  }

  @Test("answers to other rows, and a dataset that changed since, leave the kit as it was")
  func simplify() throws {
    let small = try SmallAudit(Self.world)
    try small.run()
    let made = try SpoorProgram.run(
      ["remedy", "annotations/small", "--rows", "2", "--draws", "0", "--output", "kit"],
      in: small.folder
    )
    #expect(made.status == 0, "\(made.errors)")
    let before = try FolderListing(of: small.path("kit"))
    let batch = try String(contentsOf: small.path("kit/simplify/batch.jsonl"), encoding: .utf8)
    let from = ["simplify", "kit", "--from"]
    #expect(
      try failure(small, from[0], from[1], from[2], "kit/simplify/batch.jsonl").contains(
        "no row is filled in"
      )
    )
    let other = String(repeating: "0", count: 64)
    try small.write("other.jsonl", "{\"row_hash\": \"\(other)\", \"simplified\": \"x\"}\n".utf8)
    let strange = try failure(small, from[0], from[1], from[2], "other.jsonl")
    #expect(strange.contains("other.jsonl:1"))
    #expect(strange.contains("is not among those that the kit asks for"))
    try small.write(
      "filled.jsonl",
      batch.replacing("\"simplified\": null", with: "\"simplified\": \"x\"").utf8
    )
    try small.edit("dataset.jsonl", "Odo", "Ode")
    let changed = try failure(small, from[0], from[1], from[2], "filled.jsonl")
    #expect(changed.contains("the dataset is not the one that the kit was made from"))
    #expect(try FolderListing(of: small.path("kit")) == before)
  }

  @Test("a dataset of which only a question changed is noticed while the audit's index stands")
  func changedQuestion() throws {
    let small = try SmallAudit(Self.world)
    try small.run()
    try small.edit("dataset.jsonl", "Which prize", "What prize")
    let changed = try failure(small, "annotations/small")
    #expect(changed.contains("dataset.jsonl is not the file that indices/small was made from"))
    try FileManager.default.removeItem(at: small.index)
    let made = try SpoorProgram.run(["remedy", "annotations/small"], in: small.folder)
    #expect(made.status == 0, "nothing else tells: \(made.errors)")
  }

  @Test("an audit without borrowed spans has nothing to take out, and says so")
  func nothingBorrowed() throws {
    let small = try SmallAudit()
    try small.run()
    let error = try failure(small, "annotations/small")
    #expect(error.contains("no doubted span of sft is borrowed from the training rows"))
  }

  @Test("an audit of passages alone has nothing to remedy, and says so")
  func passages() throws {
    let small = try SmallAudit()
    let audited = try SpoorProgram.run(
      [
        "audit", "--dataset", "dataset.jsonl", "--prompts", "prompts.jsonl", "--answers",
        "sft.jsonl", "--base", "base.jsonl", "--name", "text",
      ],
      in: small.folder
    )
    #expect(audited.status == 0, "\(audited.errors)")
    #expect(try failure(small, "annotations/text").contains("there is nothing to remedy"))
  }
}
