import Foundation
import ScratchFiles
import Testing

@Suite("Did the remedy help?") struct AgainstTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit(SmallWorld(prompts: 12))
    try small.run()
  }

  /// Writes retrained.yaml: each model answers as `sft` does, or as `base`, with its own name.
  private func retrain(_ models: [(name: String, as: String, keys: String)]) throws {
    var tuned = ""
    for model in models {
      let metrics = model.as == "sft" ? "metrics.jsonl" : "base_metrics.jsonl"
      for (file, copy, told) in [
        ("\(model.as).jsonl", "\(model.name).jsonl", model.as),
        (metrics, "\(model.name)_metrics.jsonl", "sft"),
      ] {
        let text = try String(contentsOf: small.path(file), encoding: .utf8)
        let named = text.replacing(#""model": "\#(told)""#, with: #""model": "\#(model.name)""#)
        try small.write(copy, named.utf8)
      }
      tuned += """
          - {name: \(model.name), method: full, generations: \(model.name).jsonl,
             token_metrics: \(model.name)_metrics.jsonl\(model.keys)}

        """
    }
    let plan = SmallWorld.plan.replacing("name: small", with: "name: retrained")
    let head = plan.prefix(upTo: plan.range(of: "tuned:\n")?.upperBound ?? plan.endIndex)
    try small.write("retrained.yaml", (head + tuned).utf8)
  }

  /// Writes a kit that predicts the prize of every answer of `sft` to fall.
  private func makeKit(model: String = "sft") throws {
    let folder = small.path("kit")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let arms = ["drop", "drop-control-1", "drop-control-2"].map { name in
      #"{"name": "\#(name)", "action": "drop", "control": \#(name != "drop"), "draw": null}"#
    }
    try small.write(
      "kit/manifest.json",
      """
      {"schema": "spoor.remedy/1", "model": "\(model)", "run_id": 1, "audit": "small",
       "arms": [\(arms.joined(separator: ", "))]}
      """.utf8
    )
    let spans = (0..<12).map { prompt in
      let start = "Zoë Arbor\(prompt) Lindqvist received the ".unicodeScalars.count
      return #"{"schema": "spoor.predicted/1", "prompt_id": "p\#(prompt)", "model": "\#(model)", "#
        + #""start": \#(start), "end": \#(start + 24), "text": "Harbour Light Prize \#(1901 + prompt)", "#
        + #""provenance": "borrowed", "lift": 9.5, "rows": 1, "removed": 1, "predicted": true}"#
    }
    try small.write("kit/predicted.jsonl", (spans.joined(separator: "\n") + "\n").utf8)
  }

  private func audit(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["audit"] + arguments, in: small.folder)
  }

  private func words(_ run: SpoorProgram.Outcome) -> String {
    run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("an audit against itself changes nothing, and leaves its figures and a page")
  func itself() throws {
    let run = try small.run("--against", "annotations/small")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("sft against sft of small, 12 prompts"))
    #expect(run.output.contains("no clear change in any figure."))
    #expect(
      words(run).contains(
        "One run each before and after: what another seed would change is not known."
      )
    )
    #expect(run.output.contains("against       annotations/small/against.html"))
    let text = try String(
      contentsOf: small.results.appending(path: "against.json"),
      encoding: .utf8
    )
    let json = try JSONText(text)
    #expect(json.keys == ["schema", "before", "after", "comparisons", "caveats"])
    #expect(try json.text("schema") == "spoor.against/1")
    let change = try #require(try json.objects("comparisons").first)
    let figures = try change.part("figures")
    let test = try figures.part("doubted_answers").part("test")
    #expect(try test.number("lost") == 0 && test.number("gained") == 0 && test.number("p") == 1)
    #expect(try figures.part("words").part("difference").number("value") == 0)
    let page = try String(
      contentsOf: small.results.appending(path: "against.html"),
      encoding: .utf8
    )
    #expect(page.contains("sft against sft of small"))
  }

  @Test("--json is the summary with the comparison; without --against nothing is added")
  func json() throws {
    let plain = try JSONText(try small.run("--json").output)
    let with = try JSONText(try small.run("--json", "--against", "annotations/small/").output)
    #expect(with.keys.subtracting(plain.keys) == ["against"])
    #expect(try with.part("against").text("schema") == "spoor.against/1")
    let file = try JSONText(
      String(contentsOf: small.results.appending(path: "against.json"), encoding: .utf8)
    )
    #expect(try NSDictionary(dictionary: with.part("against").object).isEqual(to: file.object))
  }

  @Test("where the treated run loses the spans and the random ones keep them, it was the rows")
  func kit() throws {
    try makeKit()
    try retrain([
      ("d1", "base", ", arm: drop, seed: 1"), ("c1", "sft", ", arm: drop-control-1, seed: 1"),
      ("c2", "sft", ", arm: drop-control-2, seed: 1"),
    ])
    let run = try audit(
      "retrained.yaml",
      "--against",
      "annotations/small",
      "--kit",
      "kit",
      "--json"
    )
    #expect(run.status == 0, "\(run.errors)")
    let summary = try JSONText(run.output)
    #expect(try summary.objects("models").map { try $0.text("arm") }.first == "drop")
    let against = try summary.part("against")
    let fall = try #require(try against.objects("predicted").first)
    #expect(try fall.part("difference").number("value") == 1)
    #expect(try fall.part("treated").number("spans") == 12)
    #expect(try fall.text("statement").contains("treating these rows did more"))
    #expect(try fall.text("statement").contains("One run"))
    let names = try against.objects("comparisons").map { try $0.objects("after").count }
    #expect(names == [1, 1, 1, 2])
    let text = try audit("retrained.yaml", "--against", "annotations/small", "--kit", "kit").output
    #expect(text.contains("drop-control (2 runs) against sft, 12 prompts"))
    #expect(text.contains("the same, random rows instead"))
    #expect(!text.contains("c1 against sft"))
  }

  @Test("without a random run nothing shows that it was the rows")
  func uncontrolled() throws {
    try makeKit()
    try retrain([("d1", "base", ", arm: drop")])
    let run = try audit("retrained.yaml", "--against", "annotations/small", "--kit", "kit")
    #expect(words(run).contains("no random-removal arm was"))
    #expect(!run.output.contains("The kit was made of run"))
    try small.edit("kit/manifest.json", "\"run_id\": 1", "\"run_id\": 7")
    let stale = try audit("retrained.yaml", "--against", "annotations/small", "--kit", "kit")
    #expect(stale.output.contains("The kit was made of run 7 of small, which has run 1 now"))
  }

  @Test("one run under two names is refused by its seed, and told by its answers")
  func twins() throws {
    try makeKit()
    try retrain([("d1", "base", ", arm: drop, seed: 1"), ("d2", "base", ", arm: drop, seed: 1")])
    let same = try audit("retrained.yaml", "--against", "annotations/small", "--kit", "kit")
    #expect(same.status == 65)
    #expect(same.errors.contains("d1 and d2 are both arm drop with seed 1: one run, not two"))
    try retrain([("d1", "base", ", arm: drop, seed: 1"), ("d2", "base", ", arm: drop, seed: 2")])
    let told = try audit("retrained.yaml", "--against", "annotations/small", "--kit", "kit")
    #expect(words(told).contains("d2 answers every prompt word for word as d1 does"))
  }

  @Test("references of another name that say the same are no caveat")
  func sameReferences() throws {
    try retrain([("d1", "sft", "")])
    let text = try Data(contentsOf: small.path("references.jsonl"))
    try small.write("copy.jsonl", text)
    try small.edit("retrained.yaml", "references: references.jsonl", "references: copy.jsonl")
    #expect(
      try !audit("retrained.yaml", "--against", "annotations/small").output.contains("copy.jsonl")
    )
    try small.edit("copy.jsonl", "Prize 1901", "Prize 1801")
    let words = try audit("retrained.yaml", "--against", "annotations/small").output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("different references (references.jsonl before, copy.jsonl after)"))
  }

  @Test("audits that are not alike say so")
  func caveats() throws {
    try retrain([("d1", "sft", "")])
    try small.edit("retrained.yaml", "references: references.jsonl\n", "")
    try small.write("more.jsonl", #"{"instruction": "Who?", "output": "Nobody."}"#.utf8)
    try small.edit(
      "retrained.yaml",
      "dataset: dataset.jsonl",
      "dataset: [dataset.jsonl, more.jsonl]"
    )
    let run = try audit("retrained.yaml", "--against", "annotations/small", "--json")
    let caveats = try #require(
      try JSONText(run.output).part("against").object["caveats"] as? [String]
    )
    for words in [
      "traced in different datasets (12 rows before, 13 after)", "Other detectors were asked",
      "references.jsonl before, none after", "The detector reference had evidence on spans of sft",
    ] {
      #expect(caveats.contains { $0.contains(words) }, "\(words): \(caveats)")
    }
    let figures = try JSONText(run.output).part("against").objects("comparisons").first?
      .part("figures")
    #expect(figures?.keys.contains("borrowed_answers") == false)
  }

  @Test(
    "what makes no sense is said before anything is audited",
    arguments: [
      (["audit.yaml", "--pair", "a=b"], 64, "--pair belongs to --against"),
      (["audit.yaml", "--kit", "kit"], 64, "--kit belongs to --against"),
      (["audit.yaml", "--against", "nowhere"], 65, "there is no audit here"),
      (["audit.yaml", "--against", "annotations/small", "--pair", "sft"], 64, "no pair of models"),
      (
        ["audit.yaml", "--against", "annotations/small", "--pair", "sft=lora"], 64,
        "has no tuned model 'lora'. --pair is NEW=OLD; it has sft."
      ),
      (
        ["audit.yaml", "--against", "annotations/small", "--pair", "new=sft"], 64,
        "this audit has no tuned model 'new'"
      ),
      (["audit.yaml", "--against", "annotations/small", "--kit", "kit"], 64, "none has an 'arm'"),
      (["audit.yaml", "--against", "annotations/small", "--kit", "none"], 65, "manifest.json"),
      (
        ["retrained.yaml", "--against", "annotations/small", "--kit", "kit"], 64,
        "the kit has no arm 'dorp'. Its arms are drop, drop-control-1, drop-control-2."
      ),
      (
        ["retrained.yaml", "--name", "small", "--against", "annotations/small"], 64,
        "would replace the results that it is to be compared with"
      ),
    ] as [([String], Int32, String)]
  )
  func errors(arguments: [String], status: Int32, words: String) throws {
    try makeKit()
    try retrain([("d1", "base", ", arm: dorp")])
    let before = try small.listing()
    let run = try SpoorProgram.run(["audit"] + arguments, in: small.folder)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try small.listing() == before)
  }

  @Test("a kit of other answers is refused with the prompt")
  func strangeKit() throws {
    try makeKit()
    try small.edit("kit/predicted.jsonl", "Prize 1905", "Prize 1805")
    try retrain([("d1", "base", ", arm: drop")])
    let run = try audit("retrained.yaml", "--against", "annotations/small", "--kit", "kit")
    #expect(run.status == 65)
    #expect(run.errors.contains("prompt p4"))
    #expect(run.errors.contains("made of this audit"))
  }

  @Test("an audit of passages has nothing to compare")
  func passages() throws {
    try small.edit("audit.yaml", "name: small", "name: passages\ndetectors: []")
    #expect(try audit("audit.yaml").status == 0)
    try small.edit("audit.yaml", "name: passages\ndetectors: []", "name: small")
    let run = try small.run("--against", "annotations/passages")
    #expect(run.status == 65)
    #expect(run.errors.contains("doubted nothing, it traced passages"))
  }

  @Test("'arm' is a text and 'seed' a whole number", arguments: [", arm: []", ", seed: two"])
  func keys(keys: String) throws {
    try retrain([("d1", "base", keys)])
    let run = try audit("retrained.yaml")
    #expect(run.status == 65)
    #expect(run.errors.contains("retrained.yaml:"))
  }
}
