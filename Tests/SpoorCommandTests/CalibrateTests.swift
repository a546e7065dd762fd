import Foundation
import ScratchFiles
import Testing

@Suite("spoor calibrate") struct CalibrateTests {
  private let small: SmallAudit

  /// An audit of enough prompts; its statements of years are false.
  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 24))
    try #require(try small.run().status == 0)
  }

  private func calibrate(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["calibrate", "annotations/small"] + more, in: small.folder)
  }

  private func spans() throws -> [JSONText] {
    try SpoorProgram.run("spans", "audit.yaml", "--all", in: small.folder).output
      .split(separator: "\n").map { try JSONText($0) }
  }

  /// Gold labels of the spans: a year is false, in `except` prompts true.
  private func writeGold() throws {
    let lines = try spans().map { span in
      #"{"prompt_id": "\#(try span.text("prompt_id"))", "model": "sft", "kind": "statement", "#
        + #""char_start": \#(try span.number("start")), "char_end": \#(try span.number("end")), "#
        + #""is_false": \#(try span.text("kind") == "date")}"#
    }
    try small.write("gold.jsonl", lines.map { $0 + "\n" }.joined().utf8)
  }

  @Test("gold labels refit the weights, and say how good scores were and are")
  func gold() throws {
    try writeGold()
    let run = try calibrate("--gold", "gold.jsonl")
    #expect(run.status == 0, "\(run.errors)")
    for words in [
      "24 false", "(gold.jsonl)", "before", "after, cross-validated", "after, with the dataset",
      "AUROC (95 %)", "weights  annotations/small/weights.json", "'weights: ",
    ] {
      #expect(run.output.contains(words), "\(words): \(run.output)")
    }
    let file = small.results.appending(path: "weights.json")
    let weights = try JSONText(try String(contentsOf: file, encoding: .utf8))
    #expect(weights.keys == ["schema", "fitted_on", "models"])
    #expect(try weights.text("schema") == "spoor.weights/1")
    #expect(try weights.text("fitted_on") == "gold.jsonl")
    let before = try Data(contentsOf: file)
    #expect(try calibrate("--gold", "gold.jsonl").output == run.output)
    #expect(try Data(contentsOf: file) == before)
  }

  @Test("--json has the documented keys, and figures of every span")
  func json() throws {
    try writeGold()
    let run = try calibrate("--gold", "gold.jsonl", "--json", "--output", "mine.json")
    let json = try JSONText(run.output)
    #expect(
      json.keys == [
        "schema", "weights", "fitted_on", "spans", "false_spans", "prompts", "before",
        "after_cross_validated", "after_with_dataset_cross_validated",
      ]
    )
    #expect(try json.text("schema") == "spoor.calibration/1")
    #expect(try json.text("weights") == "mine.json")
    #expect(try json.number("spans") == spans().count)
    #expect(try json.number("false_spans") == 24)
    #expect(try json.number("prompts") == 24)
    for key in ["before", "after_cross_validated", "after_with_dataset_cross_validated"] {
      let quality = try json.part(key)
      #expect(quality.keys == ["auroc", "ece", "bins"])
      #expect(try quality.part("auroc").keys == ["value", "low", "high"])
      let bins = try quality.objects("bins")
      #expect(bins.count == 10)
      #expect(bins.allSatisfy { $0.keys.isSuperset(of: ["low", "high", "count"]) })
      #expect(try bins.map { try $0.number("count") }.reduce(0, +) == spans().count)
    }
    // References tell every false year, so a fit on other prompts ranks them all.
    let auroc = try json.part("after_cross_validated").part("auroc")
    #expect(auroc.object["value"] as? Double == 1)
  }

  @Test("--output leaves the audit's folder as it was")
  func output() throws {
    try writeGold()
    let before = try FolderListing(of: small.results)
    #expect(try calibrate("--gold", "gold.jsonl", "--output", "mine.json").status == 0)
    #expect(FileManager.default.fileExists(atPath: small.path("mine.json").path))
    let left = FileManager.default.fileExists(
      atPath: small.results.appending(path: "weights.json").path
    )
    #expect(!left)
    #expect(
      try FolderListing(of: small.results).entries["spans.jsonl"] == before.entries["spans.jsonl"]
    )
  }

  @Test("an audit file that names the weights gets other scores, and may be calibrated again")
  func used() throws {
    try writeGold()
    let before = try spans().map { $0.object["score"] as? Double }
    #expect(try calibrate("--gold", "gold.jsonl", "--output", "mine.json").status == 0)
    try small.edit("audit.yaml", "name: small\n", "name: small\nweights: mine.json\n")
    let after = try spans().map { $0.object["score"] as? Double }
    #expect(after.count == before.count)
    #expect(zip(before, after).allSatisfy { $0 != $1 })
    let again = try small.run()
    #expect(again.status == 0)
    #expect(!again.output.contains("Nothing changed"))
    let first = try Data(contentsOf: small.path("mine.json"))
    let second = try calibrate("--gold", "gold.jsonl", "--output", "second.json")
    #expect(second.status == 0, "\(second.errors)")
    #expect(try Data(contentsOf: small.path("second.json")) != first)
  }

  @Test("--from-nothing needs no weights of before, and fits every part")
  func fromNothing() throws {
    try writeGold()
    #expect(
      try calibrate("--gold", "gold.jsonl", "--from-nothing", "--output", "mine.json").status == 0
    )
    let text = try String(contentsOf: small.path("mine.json"), encoding: .utf8)
    let models = try JSONText(text).objects("models")
    // Reference, uncertainty, disagreement and dataset: 15 combinations.
    #expect(models.count == 15)
  }

  // MARK: Verdicts

  /// Imports a verdict on each of the first items of the queue.
  private func judge(_ answer: (Int) -> String) throws -> Int {
    let exported = try SpoorProgram.run(
      ["export", "annotations/small", "--format", "jsonl", "--output", "-"],
      in: small.folder
    )
    let lines = exported.output.split(separator: "\n").enumerated().map { index, line in
      line.replacing("\"reviewer\":null", with: "\"reviewer\":\"ada\"")
        .replacing("\"hallucination\":null", with: "\"hallucination\":\"\(answer(index))\"")
        .replacing("\"related\":null", with: "\"related\":\"unsure\"")
    }
    try small.write("verdicts.jsonl", lines.map { $0 + "\n" }.joined().utf8)
    let imported = try SpoorProgram.run(
      ["import", "annotations/small", "verdicts.jsonl"],
      in: small.folder
    )
    #expect(imported.status == 0, "\(imported.errors)")
    return lines.count
  }

  @Test("verdicts decide where no gold is named")
  func verdicts() throws {
    let count = try judge { $0 % 2 == 0 ? "yes" : "no" }
    let run = try calibrate("--json")
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONText(run.output)
    #expect(try json.number("spans") == count)
    #expect(try json.number("false_spans") == (count + 1) / 2)
    #expect(try json.text("fitted_on") == "reviewers' verdicts of small")
  }

  @Test("too few verdicts are refused in words, and nothing is written")
  func tooFew() throws {
    let none = try calibrate()
    #expect(none.status == 65)
    #expect(none.errors.contains("0 judged spans (0 false, 0 true) of 0 prompts are too few"))
    let count = try judge { $0 < 3 ? "no" : $0 == 3 ? "unsure" : "yes" }
    let some = try calibrate()
    #expect(some.status == 65)
    #expect(some.errors.contains("\(count - 1) judged spans (\(count - 4) false, 3 true) of "))
    #expect(some.errors.contains("10 of each are needed"))
    #expect(some.errors.contains("Have experts judge more spans"))
    #expect(some.output.isEmpty)
    let file = small.results.appending(path: "weights.json").path
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  // MARK: Wrong files

  @Test("a file that is no weights is refused by whoever reads it, and touches nothing")
  func foreign() throws {
    for (name, says) in [
      ("prompts.jsonl", "prompts.jsonl: the file holds no weights of the version spoor.weights/1"),
      ("none.json", "none.json: "),
    ] {
      let small = try SmallAudit()
      try small.edit("audit.yaml", "name: small\n", "name: small\nweights: \(name)\n")
      let before = try small.listing()
      for command in ["audit", "spans"] {
        let run = try SpoorProgram.run(command, "audit.yaml", in: small.folder)
        #expect(run.status == 65)
        #expect(run.errors.contains(says), "\(run.errors)")
        #expect(run.output.isEmpty)
      }
      #expect(try small.listing() == before)
    }
  }

  @Test("weights of another version are refused")
  func version() throws {
    try writeGold()
    #expect(try calibrate("--gold", "gold.jsonl", "--output", "mine.json").status == 0)
    try small.edit("mine.json", "spoor.weights/1", "spoor.weights/9")
    try small.edit("audit.yaml", "name: small\n", "name: small\nweights: mine.json\n")
    let run = try SpoorProgram.run("spans", "audit.yaml", in: small.folder)
    #expect(run.status == 65)
    #expect(run.errors.contains("mine.json: the file holds no weights of the version"))
  }

  @Test("what is named and missing exits with 65")
  func missing() throws {
    let run = try calibrate("--gold", "none.jsonl")
    #expect(run.status == 65)
    #expect(run.errors.contains("none.jsonl: the file does not exist"))
    let none = try SpoorProgram.run("calibrate", "nowhere", in: small.folder)
    #expect(none.status == 65)
    #expect(none.errors.contains("nowhere: there is no audit here"))
  }
}
