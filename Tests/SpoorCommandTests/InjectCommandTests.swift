import Foundation
import ScratchFiles
import Testing

@Suite("spoor inject") struct InjectCommandTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "Examples"),
      withDestinationURL: SpoorProgram.package.appending(path: "Examples")
    )
  }

  private func inject(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["inject"] + arguments, in: scratch.url)
  }

  private static let example = "Examples/planted-world/mcq.jsonl"

  private func sample(_ document: Int, sums: [Double]) -> String {
    let arguments = sums.indices.map { #"["Q", " \#($0 == 0 ? "no" : "yes")"]"# }
    let replies = sums.map { "[\($0), false]" }.joined(separator: ", ")
    return #"{"doc_id": \#(document), "doc": {"question": "Q"}, "target": 0, "#
      + #""arguments": [\#(arguments.joined(separator: ", "))], "filtered_resps": [\#(replies)]}"#
  }

  /// The files that the examples of help name.
  private func writeExampleFiles() throws {
    for (place, name) in ["samples_base", "samples_tuned", "b", "t", "r", "k0", "k1", "k5"]
      .enumerated()
    {
      let lines = (0..<20).map { sample($0, sums: $0 % 8 < place ? [-1, -2] : [-2, -1]) }
      try scratch.file("\(name).jsonl", lines: lines)
    }
    let rating = #""helpfulness": {"reason": "r", "score": "N"}, "factuality": {"score": "N/A"}"#
    for (place, name) in ["full", "lora", "neftune"].enumerated() {
      let lines = (0..<12).map { number -> String in
        let score = rating.replacing("\"N\"", with: "\"\((number + place) % 5 + 1)\"")
        return #"{"id": \#(number), \#(score)}"#
      }
      try scratch.file("\(name).json", lines: lines)
    }
    let ratings = ["lora", "full"].map {
      #"{"id": 1, "model": "\#($0)", "scores": {"depth": \#($0.count)}}"#
    }
    try scratch.file("ratings.jsonl", lines: ratings)
    try scratch.file("articles.txt", lines: ["One two three.", "Four five."])
    _ = try scratch.file(
      "tokenizer.json",
      text: #"{"pre_tokenizer": {"type": "ByteLevel"}, "model": {"type": "BPE", "merges": []}}"#
    )
  }

  @Test("every example of help runs")
  func examples() throws {
    try writeExampleFiles()
    let names = try inject("--help").output.matches(of: /(?m)^  ([a-z]+)\s{2,}\S/)
      .map { String($0.1) }
    #expect(names.count == 8)
    for name in names {
      let help = try inject(name, "--help").output.components(separatedBy: "USAGE:")[0]
      let lines = help.replacing("\\\n", with: "").split(separator: "\n")
        // Where a server is asked, JudgeCommandTests and ScoreCommandTests have one.
        .filter { $0.hasPrefix("  spoor ") && !$0.contains("http:") }
      #expect(!lines.isEmpty)
      for line in lines {
        let outcome = try SpoorProgram.shell(String(line), in: scratch.url)
        #expect(outcome.status == 0, "\(line): \(outcome.errors)")
      }
    }
  }

  @Test("people get accuracies by three rules and by field, with the test of guessing")
  func score() throws {
    let text = try inject("score", Self.example, "--by", "kind").output
    for line in [
      "  sft|qa_short                      150  72.0 (64.3, 78.6)  72.0 (64.3, 78.6)  73.3 (65.7, 79.8)      25.0  <0.001",
      "  sft|qa_short                85.0 (70.9, 92.9)      67.3 (58.1, 75.3)",
      "  condition                     pretrained (40)  unknown_to_base (110)",
    ] {
      #expect(text.contains("\(line)\n"), "\(line) in\n\(text)")
    }
    let json = try JSONText(try inject("score", Self.example, "--json").output)
    #expect(try json.text("schema") == "spoor.inject.score/1")
    #expect(try json.objects("all").count == 36)
    let unknown = try inject("score", Self.example, "--by", "colour")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("no question has a field 'colour'. They have: kind, "))
  }

  @Test("four arms, their gains, and which arms there are when one is misspelt")
  func compare() throws {
    let text = try inject("compare", Self.example, "--tuned", "sft", "--tuned-rag", "sft+rag")
      .output
    #expect(text.hasPrefix("instruct_sentence: 150 questions\n"))
    #expect(text.contains("  base + retrieval against tuned "))
    #expect(text.contains("\nMean over 2 settings\n"))
    let wrong = try inject("compare", Self.example, "--tuned", "stf")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("nothing was scored under 'stf'"))
    #expect(wrong.errors.contains("base, base+rag, lora, lora+rag, sft, sft+rag"))
    let nothing = try inject(
      "compare",
      Self.example,
      "--base",
      "sft",
      "--base-rag",
      "sft+rag",
      "--json"
    )
    #expect(nothing.status == 0)
    let json = try JSONText(nothing.output)
    #expect(try json.objects("settings").count == 2)
  }

  @Test("the number of passages: accuracies, the best of them, and how far they spread")
  func numbers() throws {
    try writeExampleFiles()
    let outcome = try inject(
      "compare",
      "0=k0.jsonl",
      "1=k1.jsonl",
      "5=k5.jsonl",
      "--base",
      "0",
      "--k",
      "0=0,1=1,5=5",
      "--paraphrases",
      "0=0,10=5",
      "--json"
    )
    let json = try JSONText(outcome.output)
    let curve = try #require(try json.objects("retrieved").first)
    #expect(try curve.objects("points").count == 3)
    #expect(try curve.number("falls") == 0)
    #expect(try json.objects("paraphrases").count == 1)
    #expect(try inject("compare", "0=k0.jsonl", "--base", "0", "--k", "0=0,1").status == 64)
  }

  @Test("causes are proposed with the rule that fired, judged without it")
  func causes() throws {
    let arguments = ["causes", Self.example, "--tuned", "sft", "--tuned-rag", "sft+rag"]
    func causes(_ more: String...) throws -> SpoorProgram.Outcome {
      try SpoorProgram.run(["inject"] + arguments + more, in: scratch.url)
    }
    let lines = try causes("--json").output.split(separator: "\n").map { try JSONText($0) }
    #expect(lines.count == 60)
    let proposed = Dictionary(grouping: lines) { $0.object["proposed"] as? String ?? "none" }
    #expect(
      proposed.mapValues(\.count)
        == ["forgetting": 3, "reasoning_failure": 36, "immemorization": 2, "none": 19]
    )
    let out = try causes("--review", "errors.jsonl", "--draw", "20")
    #expect(out.errors.hasPrefix("errors.jsonl: 20 of 60 errors; fill in \"cause\""))
    let file = scratch.url.appending(path: "errors.jsonl")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(!text.contains("proposed") && !text.contains("rule"))
    _ = try scratch.file(
      "judged.jsonl",
      text: text.replacing("\"cause\":null", with: "\"cause\":\"forgetting\"", maxReplacements: 5)
    )
    let back = try causes("--judged", "judged.jsonl").output
    #expect(back.contains("\nErrors that people judged: 5, 15 open\n"))
    #expect(back.contains("Not assessable: outdated of 60 errors; it takes event_date."))
  }

  @Test("prompts are made of questions that nobody has scored, and of some of them")
  func context() throws {
    try scratch.file("rows.jsonl", lines: [#"{"instruction": "Ada?", "output": "Born in 1815."}"#])
    try scratch.file(
      "asked.jsonl",
      lines: ["old", "new"].map {
        #"{"id": "\#($0)", "question": "When was Ada born?", "kind": "\#($0)", "#
          + #""options": ["1815", "1900"], "answer_index": 0}"#
      }
    )
    try SpoorProgram.run("index", "rows.jsonl", "--name", "small", in: scratch.url)
    let made = try inject(
      "context",
      "asked.jsonl",
      "--index",
      "indices/small",
      "--k",
      "0,1",
      "--only",
      "kind=new"
    )
    let lines = try made.output.split(separator: "\n").map { try JSONText($0) }
    #expect(try lines.map { try $0.text("id") } == ["new", "new"])
    #expect(lines.map { $0.object["holds_answer"] as? Bool } == [false, true])
    #expect(try lines[1].text("prompt") == "Ada?\nBorn in 1815.\n\nWhen was Ada born?")
    #expect(made.errors == "1 row: the answer is among them for 100.0 (20.7, 100.0) %\n")
    let unscored = try inject("score", "asked.jsonl")
    #expect(unscored.status == 65)
    #expect(unscored.errors.contains("asked.jsonl: no question has log-probabilities"))
    let wrong = try inject("score", Self.example, "--only", "kind=x")
    #expect(wrong.status == 64)
    #expect(
      wrong.errors.contains("no question's kind is 'x'. Some that it is: pretrained, unknown")
    )
  }

  @Test("paraphrases go out, come back, and are kept if they say the same")
  func paraphrase() throws {
    try scratch.file(
      "texts.jsonl",
      lines: [#"{"id": "a", "text": "Ada was born in 1815.", "subject": "Ada"}"#]
    )
    #expect(try inject("paraphrase", "texts.jsonl", "--into", "out", "--count", "2").status == 0)
    let batch = scratch.url.appending(path: "out/batch.jsonl")
    let text = try String(contentsOf: batch, encoding: .utf8).replacing(
      #""paraphrases": null"#,
      with: #""paraphrases": ["In 1815 Ada was born.", "Ada was born in 1816."]"#
    )
    _ = try scratch.file("filled.jsonl", text: text)
    let back = try inject("paraphrase", "texts.jsonl", "--from", "filled.jsonl")
    let lines = try back.output.split(separator: "\n").map { try JSONText($0) }
    #expect(try lines.map { try $0.text("paraphrase") } == ["In 1815 Ada was born."])
    #expect(back.errors.contains("a: it does not hold the number 1815: Ada was born in 1816.\n"))
    #expect(
      back.errors.hasSuffix(
        "1 paraphrase kept, 1 refused, 0 answers unusable, 0 texts without any\n"
      )
    )
  }

  @Test("pieces with marks around them")
  func chunk() throws {
    try scratch.file("a.txt", lines: ["One two three four five."])
    let made = try inject("chunk", "a.txt", "--size", "3", "--begin", "<s>", "--end", "</s>")
    let lines = try made.output.split(separator: "\n").map { try JSONText($0) }
    #expect(
      try lines.map { try $0.text("text") } == ["<s>One two three </s>", "<s>four five.</s>"]
    )
    #expect(try lines.map { try $0.number("words") } == [3, 2])
    #expect(made.errors == "2 pieces of at most 3 words (no --tokenizer was given)\n")
  }

  @Test("ratings with N/A counted, methods paired")
  func judge() throws {
    try writeExampleFiles()
    let text = try inject("judge", "full=full.json", "lora=lora.json").output
    #expect(text.contains("\nRatings, and answers without one (N/A)\n"))
    #expect(text.contains("0 (12 N/A)"))
    #expect(text.contains("\nLess full, on the same prompts"))
    let wrong = try inject("judge", "full.json", "--against", "x")
    #expect(
      wrong.status == 64 && wrong.errors.contains("nothing is called 'x'. The files hold: full.")
    )
    #expect(try inject("judge", "full.json", "full=full.json").status == 65)
  }
}
