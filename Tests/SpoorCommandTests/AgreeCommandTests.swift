import Foundation
import ScratchFiles
import Testing

@Suite("How far experts agree") struct AgreeCommandTests {
  private func ratings(_ lines: String...) throws -> SpoorProgram.Outcome {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "ratings.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    return try SpoorProgram.run(["agree", "--ratings", "ratings.jsonl"], in: scratch.url)
  }

  @Test("ratings of any tool: texts, numbers and truth values are labels, null is none")
  func anyTool() throws {
    let outcome = try ratings(
      #"{"unit": "u1", "ratings": {"anna": "yes", "ben": "yes", "cy": null}}"#,
      #"{"unit": 2, "ratings": {"anna": 1, "ben": 1, "cy": true}}"#,
      #"{"ratings": {"anna": "yes"}}"#,
      #"{"ratings": {"anna": 1, "ben": "yes"}}"#
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("7 ratings of 3 units with two or more, by 3 raters\n"))
    #expect(outcome.output.contains(/anna and ben +3  0\.40 \(/))
  }

  @Test("a table's first column is the unit, each other one a rater, and an empty cell none")
  func table() throws {
    let scratch = try ScratchFolder()
    func agree(_ text: String) throws -> SpoorProgram.Outcome {
      try Data(text.utf8).write(to: scratch.url.appending(path: "ratings.csv"))
      return try SpoorProgram.run(["agree", "--ratings", "ratings.csv"], in: scratch.url)
    }
    let outcome = try agree("item,anna,ben,cy\n1,yes,yes,\n2,1,1,true\n3,yes,,\n4,1,yes,\n")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("7 ratings of 3 units with two or more, by 3 raters\n"))
    #expect(outcome.output.contains(/anna and ben +3  0\.40 \(/))
    #expect(try agree("item,a,b\n1,x,y\n1,x,x\n").errors.contains("unit '1' stands in line 2"))
    #expect(try agree("item\n1\n").errors.contains("has no rater"))
  }

  @Test(
    "what is no rating is said with its line",
    arguments: [
      (#"{"ratings": {"a": ["yes"]}}"#, "ratings.jsonl:2", "\"ratings.a\": expected a label"),
      (#"{"ratings": "yes"}"#, "ratings.jsonl:2", "expected an object with a label by each rater"),
      (#"{"unit": 1, "ratings": {}}"#, "ratings.jsonl:2", "unit '1' stands in line 1 already"),
      (#"{"unit": 2}"#, "ratings.jsonl:2", "ratings"),
    ]
  )
  func refused(line: String, place: String, problem: String) throws {
    let outcome = try ratings(#"{"unit": 1, "ratings": {"a": "x", "b": "y"}}"#, line)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(place) && outcome.errors.contains(problem), "\(outcome.errors)")
  }

  @Test("nothing rated twice is said, and no table is shown")
  func single() throws {
    let outcome = try ratings(#"{"ratings": {"a": "x"}}"#)
    #expect(outcome.output == "No unit has two ratings, so nothing can be compared.\n")
  }

  @Test("an audit's list of spans: judged, imported, told as text, JSON and CSV")
  func audit() throws {
    let small = try SmallAudit()
    try small.run()
    func spoor(_ arguments: String...) throws -> SpoorProgram.Outcome {
      try SpoorProgram.run(arguments, in: small.folder)
    }
    #expect(try spoor("agree", "annotations/small").output.contains("No verdict yet."))
    let items = try spoor("export", "annotations/small", "--format", "jsonl", "--output", "-")
    for name in ["ana", "ben, the \"2nd\"", "=cy"] {
      let quoted = name.replacing("\"", with: "\\\"")
      let lines = items.output.replacing("\"reviewer\":null", with: "\"reviewer\":\"\(quoted)\"")
        .replacing("\"note\":null", with: "\"note\":\"=HYPERLINK(1)\"")
        .replacing("\"hallucination\":null", with: "\"hallucination\":\"yes\"")
        .replacing("\"related\":null", with: "\"related\":\"\(name == "ana" ? "yes" : "no")\"")
      try small.write("v.jsonl", lines.utf8)
      #expect(try spoor("import", "annotations/small", "v.jsonl").status == 0)
    }
    let count = items.output.split(separator: "\n").count
    let text = try spoor("agree", "annotations/small")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.hasPrefix("List of doubted spans: \(count) of \(count) task"))
    #expect(text.output.contains("No decoy is judged"))
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let open = try spoor(
      "export",
      "annotations/small",
      "--disagreements",
      "--format",
      "jsonl",
      "--output",
      "-"
    )
    #expect(open.output.split(separator: "\n").count == count)
    #expect(!open.output.contains("\"ana\""))
    let json = try JSONText(try spoor("agree", "annotations/small", "--json").output)
    #expect(try json.text("schema") == "spoor.agree/1")
    let csv = try spoor("agree", "annotations/small", "--csv").output.split(separator: "\n")
    #expect(csv.count == count + 1)
    #expect(csv[0].contains(#","ben, the ""2nd"": related","#))
    #expect(csv[1].contains("yes,no"))
    #expect(csv[0].contains(",=cy: related") && csv[1].contains(",=HYPERLINK(1)"))
    let safe = try spoor("agree", "annotations/small", "--csv", "--spreadsheet-safe").output
    #expect(safe.contains(",'=cy: related") && safe.contains(",'=HYPERLINK(1)"))
    #expect(!safe.contains(",="))
  }

  @Test(
    "what cannot be is said",
    arguments: [
      (["agree"], "Name an audit, or a file"),
      (["agree", "a", "--ratings", "b"], "Name an audit, or a file"),
      (["agree", "--ratings", "b", "--csv"], "--csv lists an audit's items"),
      (["agree", "a", "--json", "--csv"], "exclude each other"),
      (["agree", "a", "--spreadsheet-safe"], "--spreadsheet-safe is for --csv only"),
      (["export", "a", "--disagreements", "--format", "label-studio"], "--format jsonl"),
    ]
  )
  func usage(arguments: [String], problem: String) throws {
    let scratch = try ScratchFolder()
    let outcome = try SpoorProgram.run(arguments, in: scratch.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(problem), "\(outcome.errors)")
  }
}
