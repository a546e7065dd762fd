import Foundation
import ScratchFiles
import Testing

@Suite("The ways to audit") struct SmallAuditTests {
  @Test("--again runs although nothing changed, and finds the same")
  func again() throws {
    let small = try SmallAudit()
    try small.run()
    let spans = try Data(contentsOf: small.results.appending(path: "spans.jsonl"))
    let again = try small.run("--again")
    #expect(again.status == 0)
    #expect(!again.output.contains("Nothing changed"))
    #expect(try Data(contentsOf: small.results.appending(path: "spans.jsonl")) == spans)
  }

  @Test("--without-references finds by hesitation alone, and says what that is worth")
  func withoutReferences() throws {
    let small = try SmallAudit()
    let run = try small.run("--without-references", "--json")
    let summary = try JSONText(run.output)
    let detectors = try #require(summary.object["detectors"] as? [String])
    #expect(detectors == ["uncertainty", "disagreement", "dataset"])
    let caveats = try #require(summary.object["caveats"] as? [String])
    #expect(caveats.contains { $0.contains("do not prove falsehood") })
    let spans = try SpoorProgram.run(
      "spans",
      "audit.yaml",
      "--without-references",
      in: small.folder
    )
    #expect(spans.errors.contains("do not prove falsehood"))
  }

  @Test("references that no detector may read need not be well-formed for 'spans'")
  func unreadReferences() throws {
    let small = try SmallAudit()
    try small.write("references.jsonl", "broken".utf8)
    let spans = try SpoorProgram.run(
      "spans",
      "audit.yaml",
      "--without-references",
      in: small.folder
    )
    #expect(spans.status == 0)
  }

  @Test("a changed input is audited again")
  func changed() throws {
    let small = try SmallAudit()
    try small.run()
    try small.edit("sft.jsonl", "Prize 1901", "Prize 1999")
    #expect(try !small.run().output.contains("Nothing changed"))
  }

  @Test(
    "a file in a folder's place is bad input, not a full disk",
    arguments: ["--indices", "--annotations"]
  )
  func fileForFolder(option: String) throws {
    let small = try SmallAudit()
    let run = try small.run(option, "sft.jsonl")
    #expect(run.status == 65)
    #expect(run.errors.contains("a file stands where a folder should be"))
    #expect(!run.errors.contains("free space"))
  }

  @Test("--name, --indices and --annotations say where everything goes")
  func elsewhere() throws {
    let small = try SmallAudit()
    let run = try small.run("--name", "other", "--indices", "i", "--annotations", "deep/a")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("deep/a/other/report.html"))
    for path in ["i/other/manifest.json", "deep/a/other/spans.jsonl"] {
      #expect(FileManager.default.fileExists(atPath: small.path(path).path))
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: small.path("annotations").path
    )
    #expect(names.isEmpty)
  }
}

@Suite("Audits in folders of any name") struct FolderNameTests {
  @Test("a folder that cannot name an audit needs --name, and 'spans' needs no name")
  func named() throws {
    let small = try SmallAudit()
    try FileManager.default.createDirectory(
      at: small.path("my data"),
      withIntermediateDirectories: false
    )
    let file = try SmallWorld().write(into: small.path("my data")).path
    try small.edit("my data/audit.yaml", "name: small\n", "")
    let nameless = try SpoorProgram.run("audit", file, in: small.folder)
    #expect(nameless.status == 64)
    #expect(nameless.errors.contains("\"my data\" cannot name an audit"))
    #expect(try SpoorProgram.run("audit", file, "--name", "mine", in: small.folder).status == 0)
    #expect(try SpoorProgram.run("spans", file, in: small.folder).status == 0)
  }
}

@Suite("Where a phrase came from") struct TraceTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit()
    let rows = [
      #"{"instruction": "Say it", "output": "Ein großer Leuchtturm 🗼 am Hafen.\nZweite Zeile."}"#,
      #"{"instruction": "Say it", "output": "red \u001b[2J\u202e blue lamp"}"#,
    ]
    try small.write("dataset.jsonl", (rows.joined(separator: "\n") + "\n").utf8)
    try SpoorProgram.run("index", "dataset.jsonl", "--name", "small", in: small.folder)
  }

  private func trace(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["trace", "--index", "indices/small"] + arguments, in: small.folder)
  }

  @Test("--json has the documented keys")
  func json() throws {
    let json = try JSONText(try trace("GROSSER Leuchtturm", "--json").output)
    #expect(json.keys == ["schema", "query", "words", "occurrences", "rows", "matches"])
    #expect(try json.text("query") == "GROSSER Leuchtturm")
    #expect(try json.number("occurrences") == 1)
    let row = try #require(try json.objects("rows").first)
    #expect(row.keys == ["row_id", "field", "matched", "start", "end", "score"])
    #expect(try row.text("matched") == "großer Leuchtturm")
    #expect(try row.number("row_id") == 0)
    let match = try #require(try json.objects("matches").first)
    #expect(match.keys.isSuperset(of: ["start", "end", "text", "occurrences"]))
    #expect(try match.number("end") == 18)
  }

  @Test("where the whole does not occur, its longest parts are told")
  func parts() throws {
    let json = try JSONText(try trace("der Leuchtturm am Hafen steht", "--json").output)
    #expect(try json.number("occurrences") == 0)
    #expect(try json.list("rows").isEmpty)
    let match = try #require(try json.objects("matches").first)
    #expect(try match.text("text") == "Leuchtturm am Hafen")
    #expect(try match.number("start") == 4)
    let text = try trace("der Leuchtturm am Hafen steht").output
    #expect(text.contains("does not occur in indices/small as a whole"))
    #expect(text.contains("[Leuchtturm 🗼 am Hafen].⏎Zweite Zeile."))
  }

  @Test("a phrase of unknown words is no error")
  func nothing() throws {
    let outcome = try trace("xylophone")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("none of its words occurs"))
  }

  @Test("what a training row says cannot move the terminal's cursor")
  func terminal() throws {
    let outcome = try trace("blue \u{1b}lamp")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("red �[2J� [blue lamp]"))
    #expect(!outcome.output.unicodeScalars.contains { $0.value == 0x1b })
  }
}
