import Foundation
import ScratchFiles
import Testing

@Suite("spoor spans and the detectors of an audit file") struct SpansCommandTests {
  private let small: SmallAudit

  init() throws { small = try SmallAudit() }

  private func run(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["spans", "audit.yaml"] + more, in: small.folder)
  }

  private func spans(_ more: String...) throws -> [JSONText] {
    let run = try SpoorProgram.run(["spans", "audit.yaml"] + more, in: small.folder)
    try #require(run.status == 0, "\(run.errors)")
    return try run.output.split(separator: "\n").map { try JSONText($0) }
  }

  private func score(_ span: JSONText) throws -> Double {
    try #require(span.object["score"] as? Double)
  }

  private func place(_ span: JSONText) throws -> String {
    "\(try span.text("prompt_id")) \(try span.number("start")) \(try span.number("end"))"
  }

  @Test("--all prints what the detectors cleared too, in the order of responses")
  func all() throws {
    let doubted = try spans()
    let all = try spans("--all")
    #expect(try !doubted.isEmpty && doubted.allSatisfy { try score($0) >= 0.5 })
    #expect(all.count > doubted.count)
    let places = try all.filter { try score($0) >= 0.5 }.map(place)
    #expect(try places == doubted.map(place))
    let order = try all.map { (try $0.text("prompt_id"), try $0.number("start")) }
    for (one, next) in zip(order, order.dropFirst()) { #expect(one < next) }
  }

  @Test("every detector's score is told, with the sentence that it rests on")
  func evidence() throws {
    // Words that all references share tell of nothing.
    for prize in ["1901", "1902"] {
      try small.edit("references.jsonl", "received the Harbour Light Prize \(prize)", "sings")
    }
    let span = try #require(try spans().first)
    #expect(try span.part("detectors").keys == ["reference", "uncertainty", "disagreement"])
    let evidence = try span.objects("evidence")
    let reference = try #require(evidence.first { $0.object["detector"] as? String == "reference" })
    #expect(try reference.text("stance") == "contradicted")
    #expect(
      try reference.text("text") == "Zoë Arbor0 Lindqvist received the Harbour Light Prize 1900."
    )
    #expect(try reference.text("source") == "p0")
  }

  @Test("--with-dataset lets training rows decide, and builds their index")
  func withDataset() throws {
    try small.edit("dataset.jsonl", "Odo 0 received", "Zoë Arbor0 Lindqvist received")
    let without = try #require(
      try spans("--all", "--without-references").last { span in
        try span.text("prompt_id") == "p0"
      }
    )
    #expect(!FileManager.default.fileExists(atPath: small.index.path))
    let with = try #require(
      try spans("--all", "--without-references", "--with-dataset").last { span in
        try span.text("prompt_id") == "p0"
      }
    )
    #expect(FileManager.default.fileExists(atPath: small.index.path))
    #expect(try place(with) == place(without))
    #expect(try score(with) < score(without))
    #expect(try with.part("signals").object["dataset.agrees"] as? Double == 1)
    let row = try #require(
      try with.objects("evidence").first { try $0.text("detector") == "dataset" }
    )
    #expect(try row.text("source") == "0")
  }

  // MARK: audit.yaml

  private func addToTuned(_ line: String) throws {
    try small.edit("audit.yaml", "    method: full\n", "    method: full\n    \(line)\n")
  }

  @Test("'detectors' chooses, and a name that is none is told with its line")
  func detectors() throws {
    try small.edit("audit.yaml", "name: small\n", "name: small\ndetectors: [uncertainty]\n")
    let spans = try spans("--all")
    #expect(!spans.isEmpty)
    #expect(try spans.allSatisfy { try $0.part("detectors").keys == ["uncertainty"] })
    try small.edit("audit.yaml", "[uncertainty]", "[uncertainty, oracle]")
    let wrong = try run()
    #expect(wrong.status == 65)
    #expect(wrong.errors.hasPrefix("spoor: audit.yaml:2: 'oracle' is no detector"))
    #expect(wrong.errors.contains("reference, uncertainty, disagreement"))
  }

  @Test("'samples' are asked, and wrong ones are told with their line")
  func samples() throws {
    try addToTuned("samples: samples.jsonl")
    let lines = ["1901", "1955", "1901"].map {
      #"{"prompt_id": "p0", "text": "It was the Harbour Light Prize \#($0)."}"#
    }
    try small.write("samples.jsonl", lines.joined(separator: "\n").utf8)
    let spans = try spans("--all")
    let asked = try spans.filter { try $0.part("detectors").keys.contains("consistency") }
    #expect(try !asked.isEmpty && asked.allSatisfy { try $0.text("prompt_id") == "p0" })
    let year = try #require(asked.last)
    let lacking = try #require(try year.part("signals").object["consistency.lacking"] as? Double)
    #expect(lacking > 0 && lacking < 1)
    let evidence = try year.objects("evidence")
      .filter { try $0.text("detector") == "consistency" }
    #expect(try evidence.map { try $0.text("text") } == ["2 of 3 samples say the same"])
    try small.write("samples.jsonl", (lines[0] + "\n" + #"{"prompt_id": "q", "text": ""}"#).utf8)
    let wrong = try run()
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("samples.jsonl:2"))
    #expect(wrong.errors.contains("prompt id \"q\" is not among the 3 prompts"))
  }

  @Test("'imported_spans' are spans, and a quote without a place is listed")
  func imported() throws {
    try addToTuned("imported_spans: lettuce.jsonl")
    let text = "Zoë Arbor0 Lindqvist received the Harbour Light Prize 1901."
    let record =
      #"{"prompt_id": "p0", "answer": "\#(text)", "spans": ["#
      + #"{"start": 21, "end": 29, "text": "received", "confidence": 0.9}, "#
      + #"{"text": "Comet Prize", "confidence": 0.8}]}"#
    try small.write("lettuce.jsonl", record.utf8)
    let run = try run("--all")
    #expect(run.status == 0, "\(run.errors)")
    let spans = try run.output.split(separator: "\n").map { try JSONText($0) }
    let received = try #require(try spans.first { try $0.text("text") == "received" })
    #expect(try received.part("signals").object["imported.probability"] as? Double == 0.9)
    let alone = try #require(try received.part("detectors").object["imported"] as? Double)
    #expect(abs(alone - 0.9) < 1e-12)
    let own = try spans.filter { try $0.text("prompt_id") == "p0" }
    let others = try spans.filter { try $0.text("prompt_id") != "p0" }
    #expect(try own.allSatisfy { try $0.part("detectors").keys.contains("imported") })
    #expect(try others.allSatisfy { try !$0.part("detectors").keys.contains("imported") })
    let errors = run.errors.split(separator: "\n")
    #expect(errors.first == "1 mark without a place in the response, left out:")
    #expect(
      errors.last?.hasSuffix(
        "lettuce.jsonl:1 (p0): the response does not hold the quote: \"Comet Prize\""
      ) == true,
      "\(run.errors)"
    )
  }

  @Test("imported spans alone, without references or per-token values, make an audit")
  func importedAlone() throws {
    try addToTuned("imported_spans: found.jsonl")
    try small.edit("audit.yaml", "name: small\n", "name: small\ndetectors: [imported]\n")
    try small.write(
      "found.jsonl",
      #"{"prompt_id": "p1", "model": "sft", "start": 54, "end": 56, "score": 0.75}"#.utf8
    )
    let spans = try spans()
    #expect(try spans.map { try $0.text("text") } == ["1902"])
    #expect(try abs(score(try #require(spans.first)) - 0.75) < 1e-12)
    #expect(try small.run().status == 0)
  }

  @Test("one file may hold several models' imported spans; those of no model here are listed")
  func importedOfOthers() throws {
    try addToTuned("imported_spans: found.jsonl")
    let own = #"{"prompt_id": "p1", "model": "sft", "start": 54, "end": 56, "score": 0.75}"#
    let other = own.replacing("\"sft\"", with: "\"another\"")
    try small.write("found.jsonl", (own + "\n" + other).utf8)
    #expect(try !run().errors.contains("without a place"))
    try small.write("found.jsonl", other.utf8)
    #expect(try run().errors.contains("no such response"))
  }

  @Test("a file of imported spans that is broken is named, and nothing is made")
  func brokenImport() throws {
    try addToTuned("imported_spans: found.jsonl")
    let before = try small.listing()
    let missing = try small.run()
    #expect(missing.status == 65)
    #expect(missing.errors.contains("found.jsonl"))
    #expect(try small.listing() == before)
    try small.write("found.jsonl", #"{"x": 1}"#.utf8)
    let broken = try small.run()
    #expect(broken.status == 65)
    #expect(broken.errors.contains("found.jsonl:1"))
  }
}
