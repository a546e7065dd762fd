import AuditStore
import DurableFiles
import Foundation
import Records
import SpoorModel
import Testing

@testable import Review

@Suite("What annotation tools are given")
struct ToolExportTests {
  private let scratch: Scratch
  private let items: [AuditItem]

  init() throws {
    scratch = try Scratch()
    items = try scratch.items(
      RoundTripTests.samples.enumerated().map { index, sample in
        var sample = sample
        sample.id = "p\(index)"
        return sample
      }
    )
  }

  private func export(_ format: ExportFormat) throws -> String {
    String(decoding: try written(items.map(ReviewTask.init), as: format), as: UTF8.self)
  }

  private func lines(_ format: ExportFormat) throws -> [JSONValue] {
    try export(format).utf8.split(separator: UInt8(ascii: "\n")).map {
      try JSONValue(parsing: Array($0), at: .init(file: "line"))
    }
  }

  @Test(
    "who judges learns neither model nor finding, nor the prompt's name",
    arguments: ExportFormat.allCases
  )
  func blind(format: ExportFormat) throws {
    let text = try export(format)
    for word in [
      "sft", "borrowed", "lift", "provenance", "\"score\"", "0.75", "p0\"", "uncertainty",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test(
    "what stands beside the tasks names every question's answers",
    arguments: [
      ExportFormat.labelStudio, .doccano, .argilla,
    ]
  )
  func setUp(format: ExportFormat) throws {
    let options = ExportOptions(spoorVersion: "0.1")
    let files = BatchTasks.items(items).setUp(in: format, options)
    let text = files.map(\.text).joined()
    for words in ["yes", "unsure", "row 10", "no row"] + Cause.allCases.map(\.words) {
      #expect(text.contains(words), "\(words)")
    }
    #expect(files.contains { $0.name == "guidelines.md" && $0.text.contains("version 2") })
  }

  @Test(
    "a batch's guidelines hold what its experts need, and no more",
    arguments: [
      (.labelStudio, ["In an annotation tool"]), (.csv, ["In a file of Spoor's own"]),
      (.jsonl, ["In a file of Spoor's own"]),
    ] as [(ExportFormat, [String])]
  )
  func guidelines(format: ExportFormat, parts: [String]) throws {
    func headings(of tasks: BatchTasks) throws -> [String] {
      let files = tasks.setUp(in: format, ExportOptions(spoorVersion: "0.1"))
      let text = try #require(files.first { $0.name == "guidelines.md" }).text
      #expect(text.hasPrefix("# How to judge an item (guidelines, version 2)\n\n"))
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
      return text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map {
        String($0.dropFirst(3))
      }
    }
    #expect(try headings(of: .items(items)) == parts)
    #expect(try headings(of: .disputes([])) == ["Where experts differ"])
    #expect(try headings(of: .pairs([], references: [:])) == ["Two answers side by side"])
    let all = ReviewGuidelines.Part.allCases.map(\.rawValue)
    #expect(all.allSatisfy { ReviewGuidelines.text.contains("\n## \($0)\n") })
  }

  @Test("the words to judge stand among whole words, and a cut shows")
  func context() throws {
    let response =
      String(repeating: "abcdefg hij ", count: 9) + "here " + String(repeating: "klmno ", count: 20)
    let sample = Sample(
      response: response,
      range: ScalarRange(108, 112),
      text: "here",
      output: "here"
    )
    let item = try #require(try Scratch().items([sample]).first)
    let shown = ReviewTask(item).spanInContext
    #expect(shown.hasPrefix("… hij abcdefg hij") || shown.hasPrefix("… abcdefg hij"))
    #expect(shown.contains("hij »here« klmno"))
    #expect(shown.hasSuffix("klmno …"))
  }

  @Test("a task with fewer rows than others says so in Label Studio, and comes back")
  func missingRows() throws {
    let tasks = try JSONValue(parsing: Array(export(.labelStudio).utf8), at: .init(file: "tasks"))
    let texts = (tasks.elements ?? []).map { $0["data"]["evidence_10"].string }
    #expect(texts.contains("(no row)"))
    #expect(texts.contains { $0 != "(no row)" })
  }

  @Test("Prodigy's tokens make up the text, and marks lie on their edges")
  func tokens() throws {
    for line in try lines(.prodigy) {
      let tokens = line["tokens"].elements ?? []
      let text = tokens.map { token in
        (token["text"].string ?? "") + (token["ws"] == .bool(true) ? " " : "")
      }.joined()
      #expect(Array(text.utf8) == Array((line["text"].string ?? "").utf8))
      for mark in line["spans"].elements ?? [] {
        let first = try #require(mark["token_start"].integer)
        let last = try #require(mark["token_end"].integer)
        #expect(first <= last)
        #expect(tokens[first]["start"] == mark["start"])
        #expect(tokens[last]["end"] == mark["end"])
      }
    }
  }

  @Test("doccano's lines have the same keys, none of its own, and marks that do not overlap")
  func doccano() throws {
    let lines = try lines(.doccano)
    #expect(Set(lines.map { $0.object?.keys ?? [] }).count == 1)
    for line in lines {
      #expect(line["id"] == .null)
      let marks = (line["entities"].elements ?? []).compactMap { mark -> Range<Int>? in
        guard let start = mark.elements?[0].integer, let end = mark.elements?[1].integer else {
          return nil
        }
        return start..<end
      }.sorted { $0.lowerBound < $1.lowerBound }
      for (one, other) in zip(marks, marks.dropFirst()) {
        #expect(one.upperBound <= other.lowerBound)
      }
    }
  }

  @Test("doccano's marks cut out their words by UTF-16")
  func utf16() throws {
    for line in try lines(.doccano) {
      let text = Array((line["text"].string ?? "").utf16)
      let item = try #require(items.first { $0.hash.rawValue == line["case_id"].string })
      let mark = try #require(line["entities"].elements?.first?.elements)
      let range = try #require(mark[0].integer)..<#require(mark[1].integer)
      let words = String(decoding: text[range], as: UTF16.self)
      #expect(words == OffsetTable(item.span.text, in: .utf16, lineBreaks: .unix).text)
    }
  }

  @Test("a W3C quote stands where its position says, between its prefix and suffix")
  func webAnnotations() throws {
    let page = try JSONValue(parsing: Array(export(.w3c).utf8), at: .init(file: "page"))
    for annotation in page["items"].elements ?? [] {
      let response = annotation["spoor:texts"]["response"].string ?? ""
      let selectors = annotation["target"].elements?.first?["selector"].elements ?? []
      let start = try #require(selectors[0]["start"].integer)
      let end = try #require(selectors[0]["end"].integer)
      let exact = try #require(selectors[1]["exact"].string)
      let prefix = try #require(selectors[1]["prefix"].string)
      let suffix = try #require(selectors[1]["suffix"].string)
      #expect(slice(response, start, end).isScalarwise(exact))
      let length = prefix.unicodeScalars.count
      #expect(slice(response, start - length, start).isScalarwise(prefix))
      #expect(length == min(32, start))
      #expect(slice(response, end, end + suffix.unicodeScalars.count).isScalarwise(suffix))
    }
  }

  @Test(
    "cells that a spreadsheet would compute are quoted, and no text is lost",
    arguments: ["=1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''=1", "'x", "x=1", "", "'"]
  )
  func formulas(cell: String) {
    let safe = cell.spreadsheetSafe
    #expect(safe.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } != true)
    #expect(safe.withoutSpreadsheetQuote.isScalarwise(cell))
  }
}
