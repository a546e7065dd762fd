import Foundation
import ScratchFiles
import Testing

@Suite("What changed between two audits") struct ReportChangesTests {
  private let small: SmallAudit

  /// `sft` answers one prompt otherwise than before, and another not at all.
  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 12))
    try small.run()
    let plan = SmallWorld.plan.replacing("name: small", with: "name: after")
      .replacing("generations: sft.jsonl", with: "generations: after.jsonl")
      .split(separator: "\n").filter { !$0.contains("logits:") && !$0.contains("metrics") }
    try small.write("after.yaml", (plan.joined(separator: "\n") + "\n").utf8)
    var lines = try String(contentsOf: small.path("sft.jsonl"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    lines[3] = #"{"prompt_id": "p3", "model": "sft", "text": "Nobody knows."}"#
    lines.removeLast()
    try small.write("after.jsonl", (lines.joined(separator: "\n") + "\n").utf8)
    let run = try SpoorProgram.run("audit", "after.yaml", in: small.folder)
    #expect(run.status == 0, "\(run.errors)")
  }

  private func report(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["report"] + more, in: small.folder)
  }

  @Test("figures and answers, in every format, and neither audit is touched")
  func formats() throws {
    let before = try small.listing()
    let (old, new) = ("annotations/small", "annotations/after/")
    let text = try report(old, new)
    #expect(text.status == 0, "\(text.errors)")
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("sft against sft of small, 11 prompts"))
    #expect(words.contains("Left out: 1 prompt, 1 answered before only (p11)."))
    #expect(words.contains("the most changed answers doubted gone come"))
    let json = try JSONText(try report(old, new, "--format", "json").output)
    #expect(json.keys == ["schema", "before", "after", "comparisons", "caveats", "responses"])
    let pair = try #require(try json.objects("responses").first)
    #expect(pair.keys == ["before", "after", "totals", "left_out", "answers"])
    #expect(try pair.part("totals").number("prompts") == 11)
    #expect(try pair.part("totals").number("same_answers") == 10)
    let first = try #require(try pair.objects("answers").first)
    #expect(try first.text("prompt_id") == "p3")
    #expect(
      try first.part("before").objects("doubted").allSatisfy { try $0.text("fate") == "gone" }
    )
    #expect(try first.part("after").text("text") == "Nobody knows.")
    let csv = try report(old, new, "--format", "csv").output
    #expect(csv.hasPrefix("before,after,prompt_id,same_answer,doubted_before,"))
    #expect(csv.split(separator: "\r\n").count == 12)
    let markdown = try report(old, new, "--format", "markdown").output
    #expect(markdown.hasPrefix("## Spoor: after against small\n"))
    let page = try report(old, new, "--format", "html").output
    #expect(page.contains("What changed?") && page.contains("Nobody knows."))
    #expect(try small.listing() == before)
    #expect(try report(old, new, "--output", "changes.html").output.isEmpty)
    #expect(try String(contentsOf: small.path("changes.html"), encoding: .utf8) == page)
  }

  @Test("the figures are those of --against")
  func same() throws {
    let asked = ["audit", "after.yaml", "--against", "annotations/small", "--json"]
    let run = try SpoorProgram.run(asked, in: small.folder)
    let against = try JSONText(run.output).part("against").object
    var report = try JSONText(
      try report("annotations/small", "annotations/after", "--format", "json").output
    ).object
    report["responses"] = nil
    #expect(NSDictionary(dictionary: against).isEqual(to: report))
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      (["annotations/small", "annotations/small"], 64, "both are the same audit"),
      (["annotations/small", "./annotations/../annotations/small/"], 64, "the same audit"),
      (["annotations/small", "annotations/small", "--pair", "sft=sft"], 64, "the same audit"),
      (["annotations/small", "annotations/after", "--pair", "sft"], 64, "no pair of models"),
      (
        ["annotations/small", "annotations/after", "--pair", "sft=lora"], 64,
        "annotations/small has no tuned model 'lora'. --pair is NEW=OLD; it has sft."
      ),
      (
        ["annotations/small", "annotations/after", "--pair", "new=sft"], 64,
        "annotations/after has no tuned model 'new'"
      ),
      (["annotations/small", "annotations/none"], 65, "there is no audit here"),
      (["annotations/small", "--pair", "sft=sft"], 64, "--pair belongs to two audits"),
      (
        ["annotations/small", "annotations/after", "--fail-if", "prompts > 1"], 64,
        "--fail-if is of one audit"
      ),
      (
        ["annotations/small", "annotations/after", "--format", "junit"], 64,
        "--format junit is of one audit"
      ),
      (["annotations/small", "annotations/after", "--plots", "p"], 64, "--plots is of one audit"),
    ] as [([String], Int32, String)]
  )
  func errors(arguments: [String], status: Int32, words: String) throws {
    let before = try small.listing()
    let run = try SpoorProgram.run(["report"] + arguments, in: small.folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try small.listing() == before)
  }

  @Test("an audit of passages has nothing to compare")
  func passages() throws {
    try small.edit("audit.yaml", "name: small", "name: passages\ndetectors: []")
    #expect(try SpoorProgram.run("audit", "audit.yaml", in: small.folder).status == 0)
    let run = try report("annotations/small", "annotations/passages")
    #expect(run.status == 65)
    #expect(run.errors.contains("doubted nothing, it traced passages"))
  }

  @Test("two models of one audit, and of two audits that are the same")
  func example() throws {
    let example = try #require(ExampleAudit.shared)
    let path = "annotations/planted-world"
    let json = try SpoorProgram.run(
      ["report", path, path, "--pair", "lora=sft", "--format", "json"],
      in: example.folder
    )
    #expect(json.status == 0, "\(json.errors)")
    let pair = try #require(try JSONText(json.output).objects("responses").first)
    let totals = try pair.part("totals")
    #expect(try totals.number("prompts") == 268)
    #expect(try totals.part("before").number("doubted") == 577)
    #expect(try totals.part("after").number("doubted") == 650)
    let copy = try ScratchFolder()
    let audit = copy.url.appending(path: "planted-world")
    try FileManager.default.copyItem(at: example.results, to: audit)
    let same = try SpoorProgram.run("report", path, audit.path, in: example.folder)
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output.contains("268 of 268 answers are the same word for word."))
    #expect(!same.output.contains("the most changed answers"))
  }
}
