import Foundation
import ScratchFiles
import Testing

@Suite("spoor evaluate spans")
struct EvaluateSpansTests {
  private let scratch: ScratchFolder

  /// Two responses with labels: "Paris is in Spain 😀." has Spain marked, the other nothing.
  init() throws {
    scratch = try ScratchFolder()
    try write(
      "gold.jsonl",
      #"{"id": "a", "lang": "EN", "model_output_text": "Paris is in Spain 😀.", "hard_labels": [[12, 17]], "soft_labels": [{"start": 12, "end": 17, "prob": 0.8}]}"#,
      #"{"id": "b", "lang": "DE", "model_output_text": "Ja.", "hard_labels": [], "soft_labels": []}"#
    )
    try write(
      "found.jsonl",
      #"{"id": "a", "lang": "EN", "model_output_text": "Paris is in Spain 😀.", "soft_labels": [{"start": 12, "end": 20, "prob": 0.9}, {"start": 0, "end": 5, "prob": 0.2}]}"#
    )
  }

  private func write(_ name: String, _ lines: String...) throws {
    try scratch.file(name, lines: lines)
  }

  private func evaluate(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["evaluate", "spans"] + arguments, in: scratch.url)
  }

  private func document(_ arguments: String...) throws -> JSONText {
    let run = try SpoorProgram.run(["evaluate", "spans", "--json"] + arguments, in: scratch.url)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONText(run.output)
  }

  private func object(_ json: JSONText, _ path: String...) throws -> JSONText {
    try path.reduce(json) { JSONText(try #require($0.object[$1] as? [String: Any])) }
  }

  private func value(
    _ json: JSONText,
    _ measure: String,
    _ scorer: String = "predicted"
  ) throws -> Double? {
    try object(json, "all", "figures", scorer, measure).object["value"] as? Double
  }

  @Test("the JSON has the documented keys, and figures worked out by hand")
  func json() throws {
    let json = try document("--predicted", "found.jsonl", "--gold", "gold.jsonl")
    #expect(
      json.keys == [
        "schema", "predicted", "gold", "threshold", "overlap", "replicates", "token_unit",
        "gold_without_prediction", "predicted_without_gold", "cut_ranges", "all", "groups",
      ]
    )
    #expect(try json.text("schema") == "spoor.evaluate.spans/1")
    #expect(try json.number("gold_without_prediction") == 1)
    #expect(try json.text("token_unit") == "words")
    let file = try object(json, "predicted")
    #expect(file.keys == ["path", "format", "responses", "unlocated", "unknown"])
    let all = try object(json, "all")
    #expect(all.keys == ["counts", "prevalence", "figures", "reliability"])
    #expect(
      try object(all, "counts").keys == [
        "prompts", "responses", "marked_responses", "characters", "marked_characters", "tokens",
        "marked_tokens", "values", "false_values",
      ]
    )
    #expect(try object(all, "counts").number("characters") == 23)
    #expect(
      try object(all, "figures").keys == ["predicted", "mark_all", "mark_none", "any_value"]
    )
    #expect(try object(all, "figures", "predicted").keys.count == 13)
    let undefined = try object(all, "figures", "predicted", "value_auroc")
    #expect(undefined.keys == ["n"])
    #expect(try value(json, "iou") == (5.0 / 8 + 1) / 2)
    #expect(try value(json, "iou", "mark_none") == 0.5)
    #expect(try value(json, "iou", "mark_all") == (5.0 / 20) / 2)
    #expect(try object(json, "groups").keys == ["DE", "EN"])
  }

  @Test("a threshold moves what is flagged")
  func threshold() throws {
    try write(
      "two.jsonl",
      #"{"id": "a", "model_output_text": "Paris is in Spain 😀.", "soft_labels": [{"start": 12, "end": 17, "prob": 0.9}, {"start": 0, "end": 5, "prob": 0.2}]}"#
    )
    let usual = try document("--predicted", "two.jsonl", "--gold", "gold.jsonl")
    #expect(try value(usual, "iou") == 1)
    let low = try document(
      "--predicted",
      "two.jsonl",
      "--gold",
      "gold.jsonl",
      "--threshold",
      "0.1"
    )
    #expect(try value(low, "character_precision") == 0.5)
  }

  @Test("the table stands within 100 columns and says what was missing")
  func text() throws {
    let run = try evaluate("--predicted", "found.jsonl", "--gold", "gold.jsonl")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 100 })
    for head in ["predicted", "mark-all", "mark-none", "any value"] {
      #expect(run.output.contains(head))
    }
    #expect(lines.contains { $0.hasPrefix("  IoU ") && $0.contains("0.500") })
    #expect(run.output.contains("1 gold response without a prediction"))
    #expect(run.output.contains("the gold labels name no values"))
  }

  // MARK: Audits

  /// An answer with a false value, which the audit flagged with a low score, and a true one, which it
  /// cleared.
  private func writeAudit() throws {
    let text = "Ada won the Comet Prize in 1901."
    try write(
      "world.jsonl",
      #"{"prompt_id": "p", "model": "sft", "kind": "statement", "char_start": 12, "char_end": 23, "text": "Comet Prize", "is_false": true}"#,
      #"{"prompt_id": "p", "model": "sft", "kind": "statement", "char_start": 27, "char_end": 31, "text": "1901", "is_false": false}"#
    )
    try write(
      "sft.jsonl",
      #"{"prompt_id": "p", "model": "sft", "text": "\#(text)", "token_ids": [1, 2, 3, 0], "offsets": [[0, 11, 0, 11], [11, 23, 11, 23], [23, 32, 23, 32], [32, 32, 32, 32]]}"#
    )
    try write(
      "audit/spans.jsonl",
      #"{"prompt_id": "p", "model": "sft", "start": 12, "end": 23, "text": "Comet Prize", "kind": "name", "score": 0.4, "detectors": {}}"#
    )
    try write(
      "audit/controls.jsonl",
      #"{"prompt_id": "p", "model": "sft", "start": 27, "end": 31, "kind": "date", "score": 0.1, "control": "C2"}"#,
      #"{"prompt_id": "p", "model": "base", "start": 0, "end": 3, "kind": "date", "score": 0.9, "control": "C1"}"#
    )
    try write(
      "audit/positions.jsonl",
      #"{"prompt_id": "p", "model": "sft", "suspicion": [0.2, 0.1, 0.3, null]}"#,
      #"{"prompt_id": "p", "model": "lora", "suspicion": [0.2]}"#
    )
  }

  @Test("an audit's spans are flagged whatever their score, its controls are not")
  func audit() throws {
    try writeAudit()
    let json = try document(
      "--predicted",
      "audit",
      "--gold",
      "world.jsonl",
      "--responses",
      "sft.jsonl"
    )
    #expect(try value(json, "iou") == 1)
    #expect(try value(json, "value_auroc") == 1)
    #expect(try value(json, "true_values_unflagged") == 1)
    #expect(try value(json, "false_values_flagged") == 1)
    let error = try #require(try value(json, "value_ece"))
    #expect(abs(error - (0.6 + 0.1) / 2) < 1e-12)
    // The one marked token is the least suspect of three.
    #expect(try json.text("token_unit") == "tokens")
    #expect(try value(json, "token_auroc") == 0)
    #expect(try json.number("predicted_without_gold") == 1)
    #expect(try object(json, "all").objects("reliability").count == 10)
  }

  @Test("of a file of spoor's own spans those are flagged whose score is at least 0.5")
  func spans() throws {
    try writeAudit()
    let scores = [("sft", 12, 23, 0.5), ("sft", 27, 31, 0.4), ("lora", 0, 3, 0.9)]
    let lines = scores.map { model, start, end, score in
      #"{"prompt_id": "p", "model": "\#(model)", "start": \#(start), "end": \#(end), "#
        + #""score": \#(score)}"#
    }
    try write("audit/spans.jsonl", lines.joined(separator: "\n"))
    let json = try document(
      "--predicted",
      "audit/spans.jsonl",
      "--gold",
      "world.jsonl",
      "--responses",
      "sft.jsonl",
      "--model",
      "sft"
    )
    #expect(try value(json, "iou") == 1)
    #expect(try value(json, "value_auroc") == 1)
    let file = try object(json, "predicted")
    #expect(try file.text("format") == "spoor")
    #expect(try file.number("unknown") == 1 && file.number("unlocated") == 0)
  }

  // MARK: Errors

  private static let refused: [(arguments: [String], status: Int32, says: String)] = [
    (["--gold", "gold.jsonl"], 64, "Missing expected argument '--predicted <file>'"),
    (
      ["--predicted", "found.jsonl", "--gold", "gold.jsonl", "--threshold", "1"], 64,
      "--threshold is at least 0 and below 1."
    ),
    (
      ["--predicted", "found.jsonl", "--gold", "gold.jsonl", "--gold-format", "xml"], 64,
      "'xml' is invalid"
    ),
    (
      ["--predicted", "none.jsonl", "--gold", "gold.jsonl"], 65,
      "none.jsonl: the file does not exist"
    ),
    (
      ["--predicted", ".", "--gold", "gold.jsonl"], 65,
      "there is no audit here: spans.jsonl is missing"
    ),
    (
      ["--predicted", "audit", "--gold", "world.jsonl"], 65,
      "no file holds the text of prompt \"p\" (sft). Name the file of the responses with --responses."
    ),
    (
      ["--predicted", "audit", "--gold", "world.jsonl", "--model", "lora"], 65,
      "world.jsonl: the gold labels hold no response of model 'lora'"
    ),
  ]

  @Test("what cannot be evaluated is refused with its reason", arguments: refused.indices)
  func errors(index: Int) throws {
    try writeAudit()
    let entry = Self.refused[index]
    let run = try SpoorProgram.run(["evaluate", "spans"] + entry.arguments, in: scratch.url)
    #expect(run.status == entry.status)
    #expect(run.errors.contains(entry.says), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("marks without a place are counted, and the first ten listed")
  func unlocated() throws {
    let spans = (0..<12).map { _ in #"{"start": 30, "end": 40, "prob": 1}"# }
    try write(
      "lost.jsonl",
      #"{"id": "a", "model_output_text": "Paris is in Spain 😀.", "soft_labels": [\#(spans.joined(separator: ", "))]}"#
    )
    let run = try evaluate("--predicted", "lost.jsonl", "--gold", "gold.jsonl")
    #expect(run.status == 0)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.first == "12 marks without a place in the response, left out:")
    #expect(lines.count == 12 && lines.last == "  and 2 more")
    #expect(lines[1].contains("lost.jsonl:1 (a): the offsets lie outside of the response"))
    #expect(run.output.contains("12 marks without a place: left out."))
  }
}
