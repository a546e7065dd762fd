import Foundation
import ScratchFiles
import Testing

@Suite("spoor knowledge") struct KnowledgeCommandTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "Examples"),
      withDestinationURL: SpoorProgram.package.appending(path: "Examples")
    )
  }

  private func knowledge(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["knowledge"] + arguments, in: scratch.url)
  }

  private static let example = "Examples/planted-world/slick_samples.jsonl.gz"

  /// The files that the examples of help name.
  private func writeExampleFiles() throws {
    let samples = try SpoorProgram.shell("gzip -dc \(Self.example)", in: scratch.url).output
    _ = try scratch.file("samples.jsonl", text: samples)
    let classified = try knowledge("classify", Self.example, "--json").output
    _ = try scratch.file("knowledge.jsonl", text: classified)
    for (link, file) in [("data", "tuning_alpaca"), ("runs", "ratio_runs")] {
      try FileManager.default.createSymbolicLink(
        at: scratch.url.appending(path: "\(link).jsonl"),
        withDestinationURL: SpoorProgram.package
          .appending(path: "Examples/planted-world/\(file).jsonl")
      )
    }
    let ids = try classified.split(separator: "\n").map { try JSONText($0).number("row_id") }
    func write(_ name: String, _ line: (Int) -> String) throws {
      try scratch.file(name, lines: ids.map(line))
    }
    try write("p_true.jsonl") { #"{"row_id": \#($0), "p_true": 0.\#(1_000 + $0)}"# }
    for name in ["tuned", "base", "known", "idk"] {
      try write("\(name).jsonl") {
        #"{"row_id": \#($0), "correct": \#($0 % (3 + name.count) == 0)}"#
      }
    }
    try scratch.file(
      "claims.jsonl",
      lines: [
        #"{"prompt_id": "ada", "claim": "born", "statement": "Ada was born in 1815.", "answer": "1815"}"#,
        #"{"prompt_id": "ada", "claim": "town", "answer": "London", "aliases": ["Marylebone"]}"#,
      ]
    )
    let answers =
      [#""decoding": "greedy", "text": "Ada, born in 1815, wrote notes.""#]
      + ["In London.", "Ada (1815)."].map { #""decoding": "sample", "text": "\#($0)""# }
    try scratch.file("texts.jsonl", lines: answers.map { #"{"prompt_id": "ada", \#($0)}"# })
    let epochs = (1...2).flatMap { epoch in
      ids.map { id in
        let split = id % 2 == 0 ? "train" : "dev"
        return #"{"epoch": \#(epoch), "row_id": \#(id), "correct": true, "split": "\#(split)"}"#
      }
        + ids.map { id in
          #"{"variant": "\#(epoch == 1 ? "early" : "late")", "row_id": \#(id), "correct": true}"#
        }
    }
    try scratch.file("answers.jsonl", lines: epochs.filter { $0.contains("epoch") })
    try scratch.file("tests.jsonl", lines: epochs.filter { $0.contains("variant") })
    try scratch.file("mmlu.csv", lines: ["answer,subject,pred_ckpt_0,pred_ckpt_200", "A,x,A,B"])
    for split in ["train", "test"] {
      let people = split == "test" ? ["Ada", "Ben"] : ["Ben", "Cleo", "Dan"]
      let questions = people.map { #"{"question": "Where is \#($0)?", "answers": ["x"]}"# }
      try scratch.file("\(split)/P131.\(split).jsonl", lines: questions)
    }
  }

  @Test("every example of help runs")
  func examples() throws {
    try writeExampleFiles()
    let names = try knowledge("--help").output.matches(of: /(?m)^  ([a-z]+)\s{2,}\S/)
      .map { String($0.1) }
    #expect(names.count == 10)
    // Its examples ask a server; ScoreCommandTests do.
    for name in names where name != "sample" {
      let help = try knowledge(name, "--help").output.components(separatedBy: "USAGE:")[0]
      let lines = help.replacing("\\\n", with: "").split(separator: "\n")
        .filter { $0.hasPrefix("  spoor ") }
      #expect(!lines.isEmpty)
      for line in lines {
        let outcome = try SpoorProgram.shell(String(line), in: scratch.url)
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
        #expect(!outcome.output.isEmpty || line.contains(" > "), "\(line)")
      }
    }
  }

  @Test("the lines of --json are what 'knowledge' of audit.yaml reads")
  func lines() throws {
    let outcome = try knowledge("classify", Self.example, "--json")
    let lines = try outcome.output.split(separator: "\n").map { try JSONText($0) }
    #expect(lines.count == 300)
    #expect(try lines[0].text("schema") == "spoor.knowledge/1")
    #expect(try lines[0].number("row_id") == 2046)
    #expect(try lines[0].text("category") == "WeaklyKnown")
    #expect(lines[0].object["p_sample"] as? Double == 0.0625)
    let counts = Dictionary(grouping: try lines.map { try $0.text("category") }) { $0 }
    #expect(
      counts.mapValues(\.count)
        == ["HighlyKnown": 35, "MaybeKnown": 52, "WeaklyKnown": 55, "Unknown": 158]
    )
  }

  @Test("people get the categories, relations, and what fewer sets would have said")
  func text() throws {
    let text = try knowledge("classify", Self.example).output
    for line in [
      "300 questions, 51,000 answers, 41,249 of them wrong (exact match, squad)",
      "  Unknown            158  52.7 (47.0, 58.2)          0.000           0.000",
      "  spouse               50          6.0        22.0          4.0     68.0",
      "    10         11.7        17.3         18.3     52.7              0.0",
    ] {
      #expect(text.contains("\n\(line)\n") || text.hasPrefix("\(line)\n"), "\(line)")
    }
  }

  @Test("claims of long answers have the thresholds of questions, and say what they cannot")
  func claims() throws {
    try writeExampleFiles()
    let text = try knowledge("claims", "claims.jsonl", "texts.jsonl").output
    for line in [
      "2 claims of 1 prompt, sought in 3 answers, by their words",
      "  HighlyKnown       1             50.0",
      "Mean P_Correct, %: greedy 50.0, sampled 50.0.",
      "  ada          2            1           0            1        0          0.500           0.500",
      "With one greedy answer a prompt nothing can be MaybeKnown.",
    ] {
      #expect(text.contains("\(line)\n"), "\(line) in\n\(text)")
    }
    let json = try knowledge(
      "claims",
      "claims.jsonl",
      "texts.jsonl",
      "--json",
      "--figures",
      "figures.json"
    )
    let lines = try json.output.split(separator: "\n").map { try JSONText($0) }
    #expect(lines.count == 2)
    #expect(try lines[1].text("schema") == "spoor.knowledge.claim/1")
    #expect(try lines[1].text("prompt_id") == "ada" && lines[1].text("claim") == "town")
    #expect(try lines[1].text("category") == "WeaklyKnown")
    #expect(lines[1].object["p_sample"] as? Double == 0.5)
    let file = scratch.url.appending(path: "figures.json")
    let figures = try JSONText(String(contentsOf: file, encoding: .utf8))
    #expect(try figures.text("schema") == "spoor.knowledge.claims/1")
    #expect(try figures.objects("prompts").first?.number("claims") == 2)
    let swapped = try knowledge("claims", "texts.jsonl", "claims.jsonl")
    #expect(swapped.status == 65)
    #expect(swapped.errors.contains("texts.jsonl:1: no claim of prompt ada stands before this"))
    let questions = try knowledge("claims", Self.example)
    #expect(questions.status == 65)
    #expect(questions.errors.contains("no claim of row 2046 stands before this answer"))
  }

  @Test("wrong answers go out to be judged and come back as shares")
  func wrongAnswers() throws {
    let out = try knowledge(
      "classify",
      Self.example,
      "--wrong-answers",
      "wrong.jsonl",
      "--draw",
      "20"
    )
    #expect(out.errors.hasPrefix("wrong.jsonl: 20 of 41,249 wrong answers; fill in \"kind\""))
    let file = scratch.url.appending(path: "wrong.jsonl")
    let lines = try JSONText.lines(of: file)
    #expect(lines.count == 20)
    #expect(lines.allSatisfy { $0.object["kind"] is NSNull })
    let text = try String(contentsOf: file, encoding: .utf8)
    var kinds = Array(repeating: "wrong", count: 16) + ["paraphrase", "paraphrase"]
    let filled = text.split(separator: "\n").map { line -> String in
      guard !kinds.isEmpty else { return String(line) }
      return String(line).replacing("\"kind\":null", with: "\"kind\":\"\(kinds.removeFirst())\"")
    }
    try scratch.file("judged.jsonl", lines: filled)
    let back = try knowledge(
      "classify",
      Self.example,
      "--judged",
      "judged.jsonl",
      "--figures",
      "figures.json"
    )
    #expect(back.output.contains("Wrong answers that people judged: 18, 2 open"))
    #expect(back.output.contains("\n  paraphrase                2   11.1 (3.1, 32.8)\n"))
    let figures = try JSONText(
      String(contentsOf: scratch.url.appending(path: "figures.json"), encoding: .utf8)
    )
    #expect(try figures.text("schema") == "spoor.knowledge.classes/1")
    #expect(try figures.list("ablation").count == 10)
    #expect(try figures.part("judged_wrong_answers").number("judged") == 18)
  }

  @Test("a score stands beside SliCK")
  func scores() throws {
    let lines = try knowledge("classify", Self.example, "--json").output.split(separator: "\n")
    let ids = try lines.map { try JSONText($0).number("row_id") }
    try scratch.file(
      "scores.jsonl",
      lines: ids.enumerated().map { #"{"row_id": \#($1), "p_true": 0.\#(100 + $0)}"# }
    )
    try scratch.file(
      "tuned.csv",
      lines: ["row_id,correct"] + ids.map { "\($0),\($0 % 2)" }
    )
    let outcome = try knowledge(
      "classify",
      Self.example,
      "--scores",
      "scores.jsonl",
      "--outcomes",
      "tuned.csv"
    )
    #expect(outcome.output.contains("p_true beside SliCK, 300 questions with an outcome"))
    #expect(try knowledge("classify", Self.example, "--scores", "scores.jsonl").status == 64)
  }

  @Test("a run's log tells where to stop, a set of runs what a mix does")
  func dynamicsAndFit() throws {
    let dynamics = try knowledge(
      "dynamics",
      "Examples/planted-world/full_dynamics.jsonl",
      "--json"
    )
    let stop = try JSONText(dynamics.output)
    #expect(try stop.part("early_stop").number("epoch") == 2)
    #expect(try stop.number("saved_epochs") == 10)
    let runs = "Examples/planted-world/ratio_runs.jsonl"
    let fit = try JSONText(try knowledge("fit", runs, "--json", "--plan", "0.7,0.3").output)
    let model = try #require(try fit.objects("models").first)
    #expect(try model.number("checkpoints") == 28)
    #expect(try model.objects("predictions").count == 1)
    #expect(try knowledge("fit", runs, "--plan", "0.7,0.4").status == 64)
    #expect(try knowledge("fit", runs, "--last", "--from-epoch", "2").status == 64)
    let none = try knowledge("fit", runs, "--from-epoch", "99")
    #expect(none.status == 65)
    #expect(none.errors.contains("0 checkpoints cannot tell what known and Unknown examples do"))
  }

  @Test("a dataset is written without what the model did not know, with variants of equal size")
  func filter() throws {
    try writeExampleFiles()
    let run = try knowledge(
      "filter",
      "data.jsonl",
      "--knowledge",
      "knowledge.jsonl",
      "--variants",
      "--unknown",
      "0,50",
      "--output",
      "filtered",
      "--json"
    )
    #expect(run.status == 0, "\(run.errors)")
    let manifest = try JSONText(run.output)
    let written = scratch.url.appending(path: "filtered/filter.json")
    #expect(try String(contentsOf: written, encoding: .utf8) == run.output)
    #expect(try manifest.number("variant_rows") == 29)
    #expect(try manifest.number("rows") == 3_037)
    let rows = try manifest.objects("arms").map {
      "\(try $0.text("name")) \(try $0.number("rows"))"
    }
    #expect(
      rows == [
        "known 2879", "idk 3037", "unknown-0 29", "unknown-50 29", "unknown-50-known 14",
        "unknown-50-idk 29",
        "only-highly-known 29", "only-maybe-known 29", "only-weakly-known 29", "only-unknown 29",
        "natural 29",
      ]
    )
    for arm in try manifest.objects("arms") {
      let file = scratch.url.appending(path: "\(try arm.text("path"))/data.jsonl")
      #expect(try JSONText.lines(of: file).count == (try arm.number("rows")))
    }
    let again = try knowledge(
      "filter",
      "data.jsonl",
      "--knowledge",
      "knowledge.jsonl",
      "--output",
      "filtered"
    )
    #expect(again.status == 65)
    #expect(again.errors.contains("something stands here already"))
  }

  @Test("models beside each other, and what was kept")
  func matrixAndRetention() throws {
    try writeExampleFiles()
    let matrix = try knowledge(
      "matrix",
      "known.jsonl",
      "idk.jsonl",
      "--knowledge",
      "knowledge.jsonl"
    ).output
    #expect(matrix.hasPrefix("Right answers by category, %\n  model  questions"))
    #expect(matrix.contains("\n  known        300"))
    let unknown = try knowledge("matrix", "known.jsonl", "--against", "sft")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("no model is called 'sft'. The models: known."))
    let twice = try knowledge("matrix", "known.jsonl", "known.jsonl")
    #expect(twice.status == 65)
    let kept = try JSONText(
      try knowledge("retention", "base.jsonl", "tuned.jsonl", "--json").output
    )
    #expect(try kept.objects("checkpoints").count == 1)
    let nothing = try knowledge("retention", "base.jsonl", "p_true.jsonl")
    #expect(nothing.status == 65)
    #expect(nothing.errors.contains("p_true.jsonl:1: the key \"correct\" is missing"))
  }
}
