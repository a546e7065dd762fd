import Foundation
import ScratchFiles
import Testing

@Suite("A gate on the command line") struct GateCommandTests {
  @Test("one that fails exits with 1 and tells a service, one that passes with 0")
  func outcomes() throws {
    let small = try SmallAudit()
    let failed = try small.run("--fail-if", "flagged_spans.* >= 0")
    #expect(failed.status == 1, "\(failed.errors)")
    #expect(failed.output.contains("FAILED     fails if flagged_spans.sft >= 0.0"))
    #expect(failed.output.contains("gate: failed, 1 of 1"))
    let file = small.results.appending(path: "gate.junit.xml")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("<failure"))
    let passed = try small.run("--fail-if", "prompts > 1000")
    #expect(passed.status == 0)
    #expect(passed.output.contains("gate: passed"))
    #expect(try !String(contentsOf: file, encoding: .utf8).contains("<failure"))
    #expect(try small.run().status == 0)
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test("what cannot be decided exits with 65, with the results written")
  func undecided() throws {
    let small = try SmallAudit()
    let outcome = try small.run("--json", "--fail-if", "borrowed_excess.gpt > 0.1")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("the gate cannot be decided"))
    #expect(try JSONText(outcome.output).text("schema") == "spoor.summary/1")
    #expect(
      FileManager.default.fileExists(atPath: small.results.appending(path: "report.html").path)
    )
  }

  @Test("a condition of the audit file counts, a wrong one is told with its line")
  func inFile() throws {
    let small = try SmallAudit()
    try small.edit("audit.yaml", "\ntuned:\n", "\nfail_if: [\"flagged_spans.* >= 0\"]\ntuned:\n")
    #expect(try small.run().status == 1)
    // The results are the same: nothing is computed anew for another condition.
    try small.edit("audit.yaml", ">= 0", "> 1000")
    let again = try small.run()
    #expect(again.status == 0)
    #expect(again.output.contains("Nothing changed since the last run"))
    try small.edit("audit.yaml", "> 1000", "is large")
    let wrong = try small.run()
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("is no condition"))
    #expect(try small.run("--fail-if", "nonsense").status != 1)
  }
}

@Suite("Questions on the command line") struct QueryCommandTests {
  @Test("a table, lines of JSON, CSV")
  func formats() throws {
    let small = try SmallAudit()
    try small.run()
    func asked(_ more: String...) throws -> SpoorProgram.Outcome {
      let sql = "SELECT 'a,b' AS name, 1.5 AS figure, NULL AS none, char(10) AS line"
      return try SpoorProgram.run(["query", "annotations/small", sql] + more, in: small.folder)
    }
    let table = try asked()
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.contains("a,b      1.5     –  ⏎"), "\(table.output)")
    #expect(table.output.split(separator: "\n").count == 3)
    let line = try asked("--json").output
    #expect(line == "{\"figure\":1.5,\"line\":\"\\n\",\"name\":\"a,b\",\"none\":null}\n")
    #expect(try asked("--csv").output == "name,figure,none,line\r\n\"a,b\",1.5,,\"\n\"\r\n")
    let wrong = try SpoorProgram.run(
      ["query", "annotations/small", "DELETE FROM runs"],
      in: small.folder
    )
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("only questions are allowed here"))
    let absent = try SpoorProgram.run(["query", "annotations/none", "SELECT 1"], in: small.folder)
    #expect(absent.status == 65)
  }
}
