import Foundation
import ScratchFiles
import Testing

@Suite("Comparing runs from the command line") struct RunsCommandTests {
  @Test("two audits stand side by side, as a table, as CSV and as JSON")
  func whole() throws {
    let small = try SmallAudit(SmallWorld(prompts: 12))
    try small.run()
    try small.run("--name", "again")
    func runs(_ more: String...) throws -> SpoorProgram.Outcome {
      try SpoorProgram.run(
        ["runs", "annotations/small", "annotations/again"] + more,
        in: small.folder
      )
    }
    let table = try runs()
    #expect(table.status == 0)
    #expect(table.output.contains(/audit +small +again/))
    #expect(table.output.contains(/paired difference +small\/sft/))
    #expect(table.output.contains(/prompts +12/))
    #expect(table.output.contains("2 runs with method full"))
    let rows = try runs("--csv").output.split(separator: "\r\n")
    let columns = rows.map { $0.count { $0 == "," } }
    #expect(Set(columns).count == 1)
    #expect(rows.contains { $0.hasPrefix("small,sft,again,sft,") && $0.contains(",shifted,0.0,") })
    let json = try JSONText(try runs("--json").output)
    #expect(try json.text("schema") == "spoor.runs/1")
  }

  @Test("a folder that holds no audit is named")
  func missing() throws {
    let small = try SmallAudit()
    let outcome = try SpoorProgram.run("runs", "annotations", in: small.folder)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("annotations: there is no audit here"))
  }
}
