import Foundation
import ScratchFiles
import Testing

@Suite("Export and import") struct ExportTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit()
    try small.run()
  }

  private func export(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["export", "annotations/small"] + more, in: small.folder)
  }

  private func add(_ lines: [String]) throws -> SpoorProgram.Outcome {
    try small.write("verdicts.jsonl", lines.map { $0 + "\n" }.joined().utf8)
    return try SpoorProgram.run("import", "annotations/small", "verdicts.jsonl", in: small.folder)
  }

  /// The exported items with their verdicts filled in.
  private func filled(related: String = "yes") throws -> [String] {
    let lines = try export("--format", "jsonl", "--output", "-").output.split(separator: "\n")
    return lines.map {
      String($0).replacing("\"reviewer\":null", with: "\"reviewer\":\"ada\"")
        .replacing("\"hallucination\":null", with: "\"hallucination\":\"yes\"")
        .replacing("\"related\":null", with: "\"related\":\"\(related)\"")
    }
  }

  @Test(
    "a file, standard output and a batch hold the same",
    arguments: [
      "jsonl", "label-studio", "doccano", "argilla", "prodigy", "w3c", "csv",
    ]
  )
  func places(format: String) throws {
    let printed = try export("--format", format, "--output", "-")
    #expect(printed.status == 0)
    #expect(!printed.output.isEmpty)
    let file = try export("--format", format, "--output", "tasks")
    #expect(file.output.isEmpty)
    #expect(try String(contentsOf: small.path("tasks"), encoding: .utf8) == printed.output)
    let batch = try export("--format", format).output
    let path = try #require(batch.wholeMatch(of: /(annotations\/small\/batches\/\S+)\n/)?.1)
    let tasks = small.path(String(path))
    #expect(try String(contentsOf: tasks, encoding: .utf8) == printed.output)
    let config = tasks.deletingLastPathComponent().appending(path: "label_config.xml")
    #expect(FileManager.default.fileExists(atPath: config.path) == (format == "label-studio"))
    let guidelines = tasks.deletingLastPathComponent().appending(path: "guidelines.md")
    let shipped = try String(contentsOf: guidelines, encoding: .utf8)
    #expect(shipped.hasPrefix("# How to judge an item (guidelines, version 2)"))
    let manifest = tasks.deletingLastPathComponent().appending(path: "manifest.json")
    let json = try JSONText(try String(contentsOf: manifest, encoding: .utf8))
    #expect(try json.text("schema") == "spoor.batch/1")
    #expect(try json.text("tasks") == tasks.lastPathComponent)
  }

  @Test("two batches within one second do not disturb each other")
  func batches() throws {
    let paths = try (0..<3).map { _ in try export("--format", "jsonl").output }
    #expect(Set(paths).count == 3)
  }

  @Test("--json says what was written and what was taken")
  func documents() throws {
    let exported = try export("--format", "jsonl", "--output", "tasks", "--json")
    #expect(try JSONText(exported.output).text("schema") == "spoor.export/1")
    #expect(try JSONText(exported.output).text("path") == "tasks")
    #expect(try export("--format", "jsonl", "--output", "-", "--json").status == 64)
    let imported = try SpoorProgram.run(
      ["import", "annotations/small", "tasks", "--json"],
      in: small.folder
    )
    #expect(try JSONText(imported.output).text("schema") == "spoor.import/1")
  }

  @Test("an error names a file as it was typed")
  func paths() throws {
    let outcome = try SpoorProgram.run(["import", "annotations/none", "x"], in: small.folder)
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("spoor: annotations/none: "))
  }

  @Test("--limit takes the first items of the queue")
  func limit() throws {
    let all = try export("--format", "jsonl", "--output", "-").output.split(separator: "\n")
    let one = try export("--format", "jsonl", "--output", "-", "--limit", "1").output
    #expect(one.split(separator: "\n") == [all[0]])
    #expect(all.count > 1)
  }

  @Test("label-studio tasks are one JSON array with predictions")
  func labelStudio() throws {
    let output = try export("--format", "label-studio", "--output", "-").output
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    let tasks = try #require(value as? [[String: Any]])
    #expect(!tasks.isEmpty)
    #expect(tasks.allSatisfy { $0["data"] != nil && $0["predictions"] != nil })
  }

  @Test("filled-in items come back, once, and survive another audit")
  func roundTrip() throws {
    let lines = try filled()
    let first = try add(lines)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.hasPrefix("Verdicts added: \(lines.count). Already there: 0."))
    #expect(first.output.contains(" By ada (\(lines.count))."))
    let second = try add(lines)
    #expect(second.output.hasPrefix("Verdicts added: 0. Already there: \(lines.count)."))
    #expect(try small.run("--again").status == 0)
    let third = try add(lines)
    #expect(third.output.hasPrefix("Verdicts added: 0. Already there: \(lines.count)."))
  }

  @Test("an export that nobody filled in adds nothing")
  func unfilled() throws {
    let lines = try export("--format", "jsonl", "--output", "-").output
      .split(separator: "\n").map(String.init)
    #expect(
      try add(lines).output.hasPrefix(
        "Verdicts added: 0. Already there: 0. Items without one: \(lines.count)"
      )
    )
  }

  private static let wrong: [(old: String, new: String, says: String)] = [
    ("\"related\":\"yes\"", "\"related\":\"maybe\"", "'maybe' is not yes, no or unsure"),
    ("\"reviewer\":\"ada\"", "\"reviewer\":null", "'reviewer' is missing"),
    (
      "\"prompt_id\":\"p", "\"prompt_id\":\"q", "prompt_id is 'q"
    ),
    ("{", "[", "this is no JSON object"),
    ("\"model\":\"sft\"", "\"model\":\"\u{fffd}\"", "model is"),
  ]

  @Test("one wrong line is named, and no verdict of its file is taken", arguments: wrong.indices)
  func wrongLine(case index: Int) throws {
    let wrong = Self.wrong[index]
    var lines = try filled()
    lines[1] = lines[1].replacing(wrong.old, with: wrong.new, maxReplacements: 1)
    let outcome = try add(lines)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("verdicts.jsonl:2: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(wrong.says), "\(outcome.errors)")
    let right = try filled()
    #expect(try add(right).output.hasPrefix("Verdicts added: \(right.count). Already there: 0"))
  }

  @Test("a missing file of verdicts and a folder in its place are refused")
  func missing() throws {
    for name in ["none.jsonl", "indices"] {
      let outcome = try SpoorProgram.run("import", "annotations/small", name, in: small.folder)
      #expect(outcome.status == 65, "\(outcome.errors)")
      #expect(outcome.errors.contains(name))
    }
  }
}
