import Foundation
import ScratchFiles
import Testing

@Suite("spoor evaluate traces")
struct EvaluateTracesTests {
  private let scratch: ScratchFolder

  /// Three false values and a true one; one was traced to its gold row, one was cleared, one missed.
  init() throws {
    scratch = try ScratchFolder()
    try scratch.file("gold.jsonl", lines: Self.gold.map { Self.value($0, Self.known) })
    try scratch.file("bare.jsonl", lines: Self.gold.map { Self.value($0, "") })
    try scratch.file(
      "audit/traces.jsonl",
      lines: [
        Self.span("sft", 0, #""borrowed", "rows": [{"row_id": 4}, {"row_id": "r1"}]"#),
        Self.span("lora", 0, #""unseen", "rows": []"#),
      ]
    )
    try scratch.file(
      "audit/controls.jsonl",
      lines: [
        Self.span("sft", 10, #""borrowed", "control": "C2", "tuned_model": "sft""#),
        Self.span("base", 0, #""weak", "control": "C1", "tuned_model": "sft""#),
      ]
    )
  }

  private static let gold = [(start: 0, isFalse: true), (10, true), (20, true), (30, false)]

  private static let known =
    #", "value_only_in_tuning": true, "rows_value": ["r1", 4, 5, 6], "n_rows_value": 4, "#
    + #""rows_same_relation_value": ["r1", 5], "rows_clause": ["r1"]"#

  private static func value(_ gold: (start: Int, isFalse: Bool), _ more: String) -> String {
    #"{"prompt_id": "p", "model": "sft", "char_start": \#(gold.start), "#
      + #""char_end": \#(gold.start + 5), "is_false": \#(gold.isFalse)\#(more)}"#
  }

  private static func span(_ model: String, _ start: Int, _ provenance: String) -> String {
    #"{"prompt_id": "p", "model": "\#(model)", "start": \#(start), "end": \#(start + 5), "#
      + #""provenance": \#(provenance)}"#
  }

  private func evaluate(_ arguments: [String]) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["evaluate", "traces"] + arguments, in: scratch.url)
  }

  private func document(_ arguments: String...) throws -> JSONText {
    let run = try evaluate(["--json"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONText(run.output)
  }

  @Test("the JSON has the documented keys, and figures worked out by hand")
  func json() throws {
    let json = try document("--predicted", "audit", "--gold", "gold.jsonl")
    #expect(
      json.keys == ["schema", "predicted", "gold", "replicates", "traces_without_gold", "models"]
    )
    #expect(try json.text("schema") == "spoor.evaluate.traces/1")
    #expect(try json.list("predicted") as? [String] == ["audit/traces.jsonl"])
    #expect(try json.number("traces_without_gold") == 1)
    let part = try #require(json.objects("models").first)
    #expect(part.keys == ["model", "counts", "rows", "classes"])
    #expect(
      try part.part("counts").keys == [
        "prompts", "values", "false_values", "unclassified", "flagged", "cleared", "without_rows",
      ]
    )
    #expect(try part.part("rows").keys == ["gold_rows", "wording"])
    let rows = try part.part("rows").part("gold_rows")
    #expect(rows.keys == ["counts", "all", "traced"])
    #expect(try rows.part("counts").keys == ["values", "untraced", "cut", "unknown"])
    #expect(try rows.part("counts").number("untraced") == 2)
    let all = try rows.part("all")
    #expect(all.keys == ["traces", "random_rows"])
    #expect(
      try all.part("traces").keys == ["recall_at_1", "recall_at_5", "recall_at_10", "mrr"]
    )
    #expect(try all.part("traces").part("recall_at_5").object["value"] as? Double == 1.0 / 3)
    #expect(try all.part("random_rows").part("recall_at_1").object["value"] as? Double == 0.5)
    #expect(try rows.part("traced").part("traces").part("mrr").object["value"] as? Double == 0.5)
    let classes = try part.part("classes")
    #expect(classes.keys == ["false_only_in_tuning", "false_other", "true"])
    let only = try classes.part("false_only_in_tuning")
    #expect(only.keys == ["values", "provenance", "no_trace", "borrowed"])
    #expect(try only.part("provenance").keys.count == 8)
    #expect(try only.part("provenance").number("borrowed") == 1)
    #expect(try only.number("no_trace") == 2)
    #expect(try only.part("borrowed").number("n") == 3)
  }

  @Test("a folder's controls are read where they are asked for, and from their file")
  func cleared() throws {
    let asked = try document("--predicted", "audit", "--with-cleared", "--gold", "gold.jsonl")
    let named = try document(
      "--predicted",
      "audit/traces.jsonl",
      "audit/controls.jsonl",
      "--gold",
      "gold.jsonl",
      "--model",
      "sft"
    )
    for json in [asked, named] {
      let part = try #require(json.objects("models").first)
      #expect(try part.part("counts").number("cleared") == 1)
      #expect(try part.part("counts").number("without_rows") == 1)
      let only = try part.part("classes").part("false_only_in_tuning")
      #expect(try only.part("provenance").number("borrowed") == 2)
      #expect(try only.number("no_trace") == 1)
    }
    #expect(try asked.number("traces_without_gold") == 2)
    #expect(try named.number("traces_without_gold") == 0)
  }

  @Test("the tables stand within 100 columns and say what was missed")
  func text() throws {
    let run = try evaluate(["--predicted", "audit", "--with-cleared", "--gold", "gold.jsonl"])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 100 })
    #expect(run.output.contains("sft: 1 prompt, 4 values, 3 false; 1 trace of doubted spans, 1 of"))
    #expect(run.output.contains("1 trace without \"rows\": taken to list none."))
    #expect(run.output.contains("3 false values with some, 1 of them without a trace."))
    #expect(lines.contains { $0.hasPrefix("  recall@5 ") && $0.contains("0.333") })
    #expect(lines.contains { $0.hasPrefix("  share borrowed ") && $0.contains("0.667") })
    #expect(run.output.contains("2 traces of models without gold values: left out."))
  }

  @Test("what the gold labels lack is not known, in words")
  func unknown() throws {
    let run = try evaluate(["--predicted", "audit", "--gold", "bare.jsonl"])
    #expect(run.status == 0)
    let text = run.output.replacing("\n", with: " ")
    let lack = "not known; for 3 false values the gold labels lack"
    #expect(text.contains("relation and value: \(lack) rows_same_relation_value."))
    #expect(text.contains("value's rows are: \(lack) rows_same_relation_value, rows_clause or"))
    #expect(text.contains("by class: \(lack) value_only_in_tuning."))
    #expect(!text.contains("recall@1 "))
  }

  // MARK: Errors

  private static let refused: [(arguments: [String], status: Int32, says: String)] = [
    (["--gold", "gold.jsonl"], 64, "Missing expected argument '--predicted <file>"),
    (["--predicted", "none.jsonl", "--gold", "gold.jsonl"], 65, "none.jsonl: the file does not"),
    (
      ["--predicted", ".", "--gold", "gold.jsonl"], 65,
      "there is no audit here: traces.jsonl is missing"
    ),
    (
      ["--predicted", "audit", "--gold", "gold.jsonl", "--model", "base"], 65,
      "gold.jsonl: the gold labels hold no value of model 'base'"
    ),
    (
      ["--predicted", "audit", "--gold", "audit/traces.jsonl"], 65,
      "audit/traces.jsonl:1 (p): the key \"is_false\" is missing"
    ),
    (
      ["--predicted", "gold.jsonl", "--gold", "gold.jsonl"], 65,
      "gold.jsonl:1 (p): the key \"start\" is missing"
    ),
    (
      ["--predicted", "audit/traces.jsonl", "--with-cleared", "--gold", "gold.jsonl"], 64,
      "--with-cleared reads the controls.jsonl of a folder, and --predicted names none"
    ),
  ]

  @Test("what cannot be evaluated is refused with its reason", arguments: refused.indices)
  func errors(index: Int) throws {
    let entry = Self.refused[index]
    let run = try evaluate(entry.arguments)
    #expect(run.status == entry.status)
    #expect(run.errors.contains(entry.says), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
