import Foundation
import ScratchFiles
import Testing

@Suite("The example's audit") struct ExampleAuditTests {
  private let example: ExampleAudit.Result

  init() throws { example = try #require(ExampleAudit.shared) }

  private func lines(_ name: String) throws -> [JSONText] {
    try JSONText.lines(of: example.results.appending(path: name))
  }

  /// The responses that spans count their scalars in, by model and prompt.
  private func responses() throws -> [String: String] {
    var responses: [String: String] = [:]
    for model in ["base", "sft", "sft_early", "lora"] {
      let file = "Examples/planted-world/generations_\(model).jsonl"
      for line in try JSONText.lines(of: example.folder.appending(path: file)) {
        responses["\(model) \(try line.text("prompt_id"))"] = try line.text("text")
      }
    }
    return responses
  }

  @Test("succeeds, and says where its results are and what to type next")
  func output() throws {
    #expect(example.status == 0)
    #expect(example.errors.isEmpty, "progress is for terminals: \(example.errors)")
    for words in [
      "annotations/planted-world/report.html", "annotations/planted-world/audit.sqlite, ",
      "spoor queue draw annotations/planted-world",
      "--index indices/planted-world",
    ] {
      #expect(example.output.contains(words))
    }
  }

  @Test("leaves the files that are documented, and nothing else")
  func files() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: example.results.path)
    let wanted = [
      "audit.sqlite", "controls.jsonl", "ledger.jsonl", "positions.jsonl", "report-traces",
      "report.html", "spans.jsonl", "summary.json", "traces.jsonl",
    ]
    let own = names.filter { !Self.elsewhere.contains($0) && !$0.hasPrefix("audit.sqlite-") }
    #expect(own.sorted() == wanted)
  }

  @Test("the report's files hold what every trace opens to")
  func traceFiles() throws {
    let folder = example.results.appending(path: "report-traces")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.contains("1.js") && names.allSatisfy { $0.hasSuffix(".js") })
    let bodies = try names.flatMap { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("\"") }
    }
    #expect(bodies.count == (try lines("traces.jsonl").count))
    #expect(bodies.contains { $0.contains("class=\\\"text strip\\\"") })
  }

  private static let spanKeys: Set<String> = [
    "prompt_id", "model", "start", "end", "text", "kind", "score", "detectors", "signals",
    "evidence", "score_with_dataset",
  ]

  /// What traces.jsonl and controls.jsonl always say; `similarity` and `near` only where there is some.
  private static let findingKeys: Set<String> = [
    "provenance", "lift", "occurrences", "expected_by_chance", "rows",
  ]

  @Test("positions.jsonl has the documented keys, and a value or null for each token")
  func positions() throws {
    let lines = try lines("positions.jsonl")
    let arrays: Set<String> = [
      "kl_tuned_base", "kl_base_tuned", "total_variation", "jensen_shannon", "base_entropy",
      "tuned_entropy", "base_rank", "tuned_rank", "base_logprob", "tuned_logprob", "suspicion",
    ]
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.keys == arrays.union(["prompt_id", "model", "method", "source"]))
      #expect(["logits", "precomputed"].contains(try line.text("source")))
      let counts = try Set(arrays.map { try line.list($0).count })
      #expect(counts.count == 1)
    }
    let ids = try lines.map { "\(try $0.text("model")) \(try $0.text("prompt_id"))" }
    #expect(Set(ids).count == ids.count)
  }

  @Test("spans.jsonl and controls.jsonl slice their responses by Unicode scalars")
  func spans() throws {
    let responses = try responses()
    let (spans, controls) = (try lines("spans.jsonl"), try lines("controls.jsonl"))
    #expect(!spans.isEmpty)
    #expect(!controls.isEmpty)
    let ofControls = Self.findingKeys.union(["control", "tuned_model"])
    #expect(spans.allSatisfy { $0.keys == Self.spanKeys })
    #expect(
      controls.allSatisfy {
        $0.keys.subtracting(["similarity", "near"]) == Self.spanKeys.union(ofControls)
      }
    )
    for span in spans + controls {
      let id = "\(try span.text("model")) \(try span.text("prompt_id"))"
      let text = try #require(responses[id])
      let isRight = slice(text, try span.number("start"), try span.number("end"))
        .unicodeScalars.elementsEqual(try span.text("text").unicodeScalars)
      #expect(isRight, "\(id)")
    }
    #expect(Set(try controls.map { try $0.text("control") }) == ["C1", "C2", "C3"])
  }

  @Test("traces.jsonl has a trace for each span, whose rows slice the dataset's text")
  func traces() throws {
    let dataset = "Examples/planted-world/tuning_alpaca.jsonl"
    let rows = try JSONText.lines(of: example.folder.appending(path: dataset))
    let byID = Dictionary(
      uniqueKeysWithValues: try rows.map { (try $0.number("row_id"), $0) }
    )
    let traces = try lines("traces.jsonl")
    let places = try traces.map(place)
    #expect(places == (try lines("spans.jsonl").map(place)))
    let known = ["borrowed", "present", "shared", "weak", "common", "near", "partial", "unseen"]
    for trace in traces {
      let keys = Self.findingKeys.union(["prompt_id", "model", "start", "end", "text"])
      #expect(trace.keys.subtracting(["similarity", "near"]) == keys)
      let isHeld = try trace.number("occurrences") > 0
      #expect(trace.keys.contains("similarity") == isHeld)
      #expect(!(isHeld && trace.keys.contains("near")))
      #expect(known.contains(try trace.text("provenance")))
      for row in try trace.objects("rows") {
        let keys: Set = ["row_id", "field", "matched", "start", "end", "score"]
        #expect(row.keys.subtracting(["copies"]) == keys)
        #expect(try !row.keys.contains("copies") || row.number("copies") > 1)
        let text = try #require(byID[try row.number("row_id")]).text(try row.text("field"))
        #expect(
          slice(text, try row.number("start"), try row.number("end")) == (try row.text("matched"))
        )
      }
    }
  }

  private func place(_ line: JSONText) throws -> String {
    let (start, end) = (try line.number("start"), try line.number("end"))
    return "\(try line.text("model")) \(try line.text("prompt_id")) \(start)..<\(end)"
  }

  /// What README's commands write in the same folder, before or after a test.
  private static let elsewhere = ["against.html", "against.json", "batches", "gate.junit.xml"]

  @Test("a second run does nothing and says so; --json prints summary.json")
  func second() throws {
    let before = try FolderListing(of: example.results, leavingOut: Self.elsewhere)
    let second = try SpoorProgram.run("audit", ExampleAudit.file, in: example.folder, limit: 120)
    #expect(second.status == 0)
    #expect(second.output.contains("Nothing changed since the last run"))
    let json = try SpoorProgram.run(
      "audit",
      ExampleAudit.file,
      "--json",
      in: example.folder,
      limit: 120
    )
    let summary = example.results.appending(path: "summary.json")
    #expect(json.output == (try String(contentsOf: summary, encoding: .utf8)))
    let after = try FolderListing(of: example.results, leavingOut: Self.elsewhere)
    for (name, hash) in before.entries { #expect(after.entries[name] == hash, "\(name)") }
  }

  @Test("summary.json counts what the plain files hold")
  func summary() throws {
    let file = example.results.appending(path: "summary.json")
    let summary = try JSONText(try String(contentsOf: file, encoding: .utf8))
    #expect(try summary.text("schema") == "spoor.summary/1")
    let spans = try lines("spans.jsonl")
    let positions = try lines("positions.jsonl")
    for model in try summary.objects("models") {
      let name = try model.text("name")
      let own = try spans.filter { try $0.text("model") == name }
      #expect(try model.number("flagged_spans") == own.count)
      let prompts = Set(try own.map { try $0.text("prompt_id") })
      #expect(try model.number("flagged_responses") == prompts.count)
      let sources = try #require(model.object["sources"] as? [String: Int])
      let measured = try positions.filter { try $0.text("model") == name }
      #expect(sources.values.reduce(0, +) == measured.count)
    }
  }

  @Test("'spoor spans' prints the spans of spans.jsonl, without what the dataset says")
  func spansCommand() throws {
    let run = try SpoorProgram.run(
      "spans",
      ExampleAudit.file,
      "--model",
      "lora",
      in: example.folder,
      limit: 120
    )
    #expect(run.status == 0)
    let printed = try run.output.split(separator: "\n").map { try JSONText($0) }
    let own = try lines("spans.jsonl").filter { try $0.text("model") == "lora" }
    #expect(own.allSatisfy { $0.keys.contains("score_with_dataset") })
    #expect(try printed.map(withoutDataset) == own.map(withoutDataset))
    #expect(printed.allSatisfy { !$0.keys.contains("score_with_dataset") })
    let named = try printed.flatMap { try $0.part("signals").keys.union($0.part("detectors").keys) }
    #expect(!named.contains { $0.hasPrefix("dataset") })
  }

  /// A line of spans.jsonl as it is where no dataset was asked.
  private func withoutDataset(_ span: JSONText) throws -> NSDictionary {
    var object = span.object
    object["score_with_dataset"] = nil
    for key in ["signals", "detectors"] {
      object[key] = try span.part(key).object.filter { !$0.key.hasPrefix("dataset") }
    }
    object["evidence"] = try span.objects("evidence")
      .filter { try $0.text("detector") != "dataset" }.map(\.object)
    return object as NSDictionary
  }
}
