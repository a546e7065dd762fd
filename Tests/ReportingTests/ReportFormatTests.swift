import Foundation
import SpoorModel
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("A report in other formats") struct ReportFormatTests {
  private let hostile = #"a,"b" <script>|*[x](y)"#

  private func summary() -> AuditSummary {
    var first = Samples.model("sft", excess: Samples.sure)
    first.name = hostile
    return Samples.summary([first, Samples.empty], caveats: ["Beware\nof # this."])
  }

  @Test("a table has a line a figure, each where a gate finds it")
  func rows() throws {
    let summary = summary()
    let lines = try SummaryRows(summary).text.split(separator: "\r\n").map(String.init)
    #expect(lines.first == "model,field,value,low,high,count,of")
    #expect(lines.contains(",prompts,268,,,,"))
    let excess = try #require(lines.first { $0.contains("attribution.excess") })
    #expect(excess.hasPrefix("\"a,\"\"b\"\" <script>|*[x](y)\",\"models.a,\"\"b"))
    #expect(excess.hasSuffix(",0.214,0.12,0.301,,"))
    #expect(lines.contains { $0.contains("flagged.borrowed") && $0.hasSuffix(",168,452") })
    let fields = try SummaryFields(summary)
    for line in lines.dropFirst() where line.hasPrefix("sft,") {
      let cells = line.components(separatedBy: ",")
      switch fields.figure(at: cells[1]) {
      case .number(let number): #expect(Double(cells[2]) == number)
      case .estimate(let estimate): #expect(Double(cells[2]) == estimate.value)
      case .unknown: #expect(cells[2].isEmpty, "\(line)")
      }
    }
  }

  @Test("a cell with any break of a line is quoted")
  func cells() {
    #expect(
      PlotFile.csv([["a\nb", "c\r\nd", "e\rf", "g"]]) == "\"a\nb\",\"c\r\nd\",\"e\rf\",g\r\n"
    )
  }

  @Test("in Markdown texts are texts")
  func markdown() throws {
    let findings = try Gate([try GateRule(parsing: "flagged_spans.* > 1")]).findings(in: summary())
    let text = MarkdownReport(summary(), findings).markdown
    #expect(!text.contains("<script>"))
    #expect(text.contains(#"a,"b" \<script\>\|\*\[x\](y)"#))
    #expect(text.contains("- Beware of \\# this."))
    #expect(text.contains("| **failed** |"))
    #expect(text.contains("| **excess over C1, points** | +21.4 (12.0 to 30.1) | – |"))
    let columns = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("points") }
    for line in columns {
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == 4, "\(line)")
    }
  }

  @Test("plots are XML that stands alone, with their numbers")
  func plots() throws {
    let files = ReportPlots(summary()).files
    #expect(
      files.map(\.name) == [
        "borrowed-excess", "borrowed-beside-controls", "provenance", "kl-by-position-1",
        "kl-first-and-rest", "shift-classes",
      ]
    )
    for file in files {
      let parser = XMLParser(data: Data(file.svg.utf8))
      #expect(parser.parse(), "\(file.name): \(String(describing: parser.parserError))")
      #expect(!file.svg.contains("var(--"))
      #expect(!file.svg.contains("NaN"))
      #expect(file.csv.hasSuffix("\r\n"))
    }
    let bins = try #require(files.first { $0.name == "kl-by-position-1" }).csv
    #expect(bins.split(separator: "\r\n").count == 21)
    #expect(ReportPlots(Samples.summary([Samples.empty])).files.isEmpty)
  }
}
