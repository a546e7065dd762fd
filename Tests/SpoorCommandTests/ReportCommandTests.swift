import Foundation
import ScratchFiles
import Testing

@Suite("Reports on the command line") struct ReportCommandTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit()
    try small.run()
  }

  private func report(_ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["report", "annotations/small"] + more, in: small.folder)
  }

  @Test("written anew from the store, the page is the same to the byte")
  func same() throws {
    let file = small.results.appending(path: "report.html")
    let traces = small.results.appending(path: "report-traces/1.js")
    let before = try Data(contentsOf: file)
    let opened = try Data(contentsOf: traces)
    try Data().write(to: file)
    try FileManager.default.removeItem(at: traces.deletingLastPathComponent())
    let outcome = try report()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "annotations/small/report.html\n")
    #expect(try Data(contentsOf: file) == before)
    #expect(try Data(contentsOf: traces) == opened)
    #expect(
      try report("--format", "html", "--output", "-").output
        == String(decoding: before, as: UTF8.self)
    )
  }

  @Test("what experts said by now stands in it")
  func reviewed() throws {
    let drawn = ["queue", "draw", "annotations/small", "--decoys", "0"]
    #expect(try SpoorProgram.run(drawn, in: small.folder).status == 0)
    let next = ["queue", "next", "annotations/small", "--reviewer", "ada"]
    let item = try JSONText(try SpoorProgram.run(next, in: small.folder).output).text("item")
    let line = #"{"item":"\#(item)","reviewer":"ada","hallucination":"yes","related":"yes"}"#
    try small.write("lines", line.utf8)
    let said = "spoor queue submit annotations/small < lines"
    #expect(try SpoorProgram.shell(said, in: small.folder).status == 0)
    let page = try report("--output", "-").output
    #expect(page.contains("What experts hold of it"))
    #expect(page.contains("caused by the rows shown"))
  }

  @Test("the other formats")
  func formats() throws {
    let written = try String(
      contentsOf: small.results.appending(path: "summary.json"),
      encoding: .utf8
    )
    #expect(try report("--format", "json").output == written)
    #expect(
      try report("--format", "csv").output.hasPrefix("model,field,value,low,high,count,of\r\n")
    )
    #expect(try report("--format", "markdown").output.hasPrefix("## Spoor audit: small\n"))
    let junit = try report("--format", "junit", "--fail-if", "flagged_spans.* >= 0")
    #expect(junit.status == 1)
    #expect(junit.output.hasPrefix("<?xml"))
    #expect(junit.errors.contains("gate: failed"))
    #expect(try report("--format", "junit").status == 64)
    #expect(try report("--format", "pdf").status == 64)
    let passed = try report("--fail-if", "prompts > 1000")
    #expect(passed.status == 0)
    #expect(passed.output.contains("gate: passed"))
    #expect(!passed.output.contains("report.html"))
  }

  @Test("plots are drawn with their numbers")
  func plots() throws {
    let outcome = try report("--plots", "plots")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: small.path("plots").path)
    #expect(names.contains("borrowed-excess.svg"))
    #expect(names.count { $0.hasSuffix(".svg") } == names.count { $0.hasSuffix(".csv") })
  }
}
