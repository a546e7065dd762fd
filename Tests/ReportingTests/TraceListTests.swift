import Foundation
import SpoorModel
import Testing

@testable import Reporting

@Suite("The list of all traces")
struct TraceListTests {
  private let hostile = "</script><!--<script>]]>\u{2028}\u{2029}\u{0}\u{202E}\\\"&amp;'\n"

  private func report(_ items: [ReportItem], models: [String] = ["sft", "lora"]) -> HTMLReport {
    let summary = Samples.summary(models.map { Samples.model($0, excess: Samples.sure) })
    return HTMLReport(summary: summary, items: items)
  }

  private func page(_ report: HTMLReport) -> String {
    var page = ""
    report.write { page += $0 }
    return page
  }

  /// Traces of several models, lifts and provenances.
  private func items(_ count: Int, models: [String] = ["sft", "lora"]) -> [ReportItem] {
    (0..<count).map { number in
      Samples.item(
        model: models[number % models.count],
        promptID: "e\(number / 3)",
        provenance: Provenance.allCases[number % Provenance.allCases.count],
        lift: number.isMultiple(of: 7) ? nil : Double(number % 90) / 4,
        row: "She wrote The Fountain. (\(number))"
      )
    }
  }

  @Test("the page holds a line a trace, in the order of the files")
  func lines() throws {
    let items = items(250)
    let report = report(items.shuffled())
    let data = try ListData(page: page(report))
    let sorted = items.sorted(by: ReportItem.precedes)
    #expect(data.models == ["sft", "lora"])
    #expect(data.words.count == 250)
    #expect(Set(data.words) == ["The Fountain"])
    #expect(data.lifts == sorted.map { $0.entry.trace.lift })
    #expect(data.prompts == sorted.map(\.prompt.id))
    #expect(data.rows.allSatisfy { $0 == ["17"] })
    #expect(data.pages == report.traceFiles.indices.map { data.pages[$0] })
  }

  @Test("the files hold what every trace opens to, once and in order")
  func bodies() throws {
    let items = items(250)
    let report = report(items)
    let data = try ListData(page: page(report))
    let files = try report.traceFiles.map(TraceFileText.init)
    #expect(files.map(\.name) == (1...files.count).map { "\($0).js" })
    #expect(files.count >= 3)
    #expect(files.allSatisfy { $0.stamp == data.stamp && $0.bodies.count <= 100 })
    let bodies = items.sorted(by: ReportItem.precedes).map { TraceView(item: $0).body.markup }
    #expect(files.flatMap(\.bodies) == bodies)
    var place = 0
    for (file, begin) in zip(files, data.pages) {
      #expect(begin == place)
      place += file.bodies.count
    }
  }

  @Test("a report without traces has one file, and no list")
  func none() throws {
    let report = report([])
    #expect(report.traceFiles.map(\.name) == [HTMLReport.firstTraceFile])
    #expect(try TraceFileText(report.traceFiles[0]).bodies.isEmpty)
    #expect(!page(report).contains("<script"))
  }

  @Test("texts are texts, in lines and in files")
  func escapes() throws {
    let item = Samples.item(
      model: hostile,
      promptID: hostile,
      instruction: hostile,
      response: hostile + hostile,
      range: ScalarRange(0, 9),
      row: hostile,
      strip: [StripToken(range: ScalarRange(2, 20), klTunedBase: 3)]
    )
    let report = report([item], models: [hostile])
    let page = page(report)
    #expect(PageText(page).failure == nil)
    #expect(page.components(separatedBy: "</script").count == 3)
    #expect(page.components(separatedBy: "]]>").count == 2)
    let shown = HTMLText.visible(hostile)
    #expect(!shown.contains("\u{202E}") && shown.contains("</script>"))
    #expect(try ListData(page: page).prompts == [shown])
    #expect(try ListData(page: page).models == [shown])
    var file = ""
    report.traceFiles[0].write { file += $0 }
    for sign in ["<", "\u{2028}", "\u{2029}", "]]>", "\u{0}"] {
      #expect(!file.contains(sign), "\(sign)")
    }
    #expect(try TraceFileText(report.traceFiles[0]).bodies == [TraceView(item: item).body.markup])
  }

  @Test("the script is one text for HTML and XML")
  func script() {
    let text = TraceScript.text
    #expect(text.components(separatedBy: "]]>").count == 2)
    for sign in ["</script", "<!--", "\r", "innerHTML +=", "eval("] {
      #expect(!text.contains(sign), "\(sign)")
    }
    let empty = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    #expect(ContentPolicy.source(of: "") == empty)
  }

  @Test("the page stays under five megabytes, and its files under one")
  func budget() throws {
    let models = (0..<12).map { "model-\($0)" }
    let text = String(repeating: "He wrote The Fountain & more of it. ", count: 300)
    let items = items(7200, models: models).map { item in
      var item = item
      item.response = text
      return item
    }
    let report = report(items, models: models)
    let page = page(report)
    #expect(page.utf8.count < 5_000_000)
    #expect(try ListData(page: page).words.count == 7200)
    let shown = page.components(separatedBy: "<details class=\"trace").count - 1
    #expect(shown > 12 && shown <= 120)
    for file in report.traceFiles.prefix(3) {
      var size = 0
      file.write { size += $0.utf8.count }
      #expect(size > 100_000 && size < 1_000_000)
    }
  }

  @Test("lines that are too many for the page stand in a file of their own")
  func many() throws {
    let items = (0..<300).map { number in
      Samples.item(
        promptID: "e\(number)" + String(repeating: "x", count: 6000),
        lift: Double(number)
      )
    }
    let report = report(items)
    #expect(page(report).contains(">\"lines.js\"</script>"))
    #expect(report.traceFiles.last?.name == "lines.js")
    var file = ""
    report.traceFiles.last?.write { file += $0 }
    #expect(file.hasPrefix("spoorTraceLines(\"") && file.hasSuffix("});\n"))
  }
}

/// The lines of a page, read as its script reads them.
private struct ListData {
  var stamp: String
  var models: [String]
  var prompts: [String]
  var words: [String]
  var lifts: [Double?]
  var rows: [[String]]
  var pages: [Int]

  init(page: String) throws {
    let parts = page.components(separatedBy: "id=\"trace-lines\" data-stamp=\"")
    let block = try #require(parts.count == 2 ? parts[1] : nil)
    stamp = try #require(block.components(separatedBy: "\">").first)
    let json = try #require(
      block.dropFirst(stamp.count + 2).components(separatedBy: "</script>").first
    )
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let data = try #require(object as? [String: Any])
    let lines = try #require(data["lines"] as? [[Any]])
    let asked = try #require(data["prompts"] as? [[String]])
    models = try #require(data["models"] as? [String])
    pages = try #require(data["pages"] as? [Int])
    prompts = try lines.map { asked[try #require($0[1] as? Int)][0] }
    lifts = lines.map { $0[3] as? Double }
    words = lines.compactMap { $0[6] as? String }
    rows = lines.compactMap { $0[7] as? [String] }
  }
}

/// A file of traces, read as a browser would.
private struct TraceFileText {
  var name: String
  var stamp: String
  var bodies: [String]

  init(_ file: TraceFile) throws {
    var text = ""
    file.write { text += $0 }
    name = file.name
    try #require(text.hasPrefix("spoorTraces(") && text.hasSuffix(");\n"))
    let json = "[\(text.dropFirst("spoorTraces(".count).dropLast(3))]"
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let arguments = try #require(object as? [Any])
    stamp = try #require(arguments[1] as? String)
    bodies = try #require(arguments[2] as? [String])
  }
}
