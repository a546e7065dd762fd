import AuditStore
import Foundation
import Records
import SpoorModel
import Testing

@testable import Review

@Suite("Files that servers of Label Studio 1.23.2 and doccano 1.8.4 exported")
struct RealExportTests {
  private func cases(_ name: String, _ reader: any FilledReader) throws -> [FilledCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Exports/\(name)"
    )
    let records = try RecordReader(file, shape: RecordShape("a task", keys: []))
    var cases: [FilledCase] = []
    while let record = try records.next() { cases += try reader.cases(in: record) }
    return cases
  }

  @Test("Label Studio's annotations are read, one a user")
  func labelStudio() throws {
    let cases = try cases("label-studio.json", LabelStudioReader())
    let plain = try cases.filter { $0.id == "plain" }.map { try #require($0.reviewer) }
    #expect(plain == ["1", "2"])
    let first = try #require(cases.first { $0.id == "plain" })
    #expect(first.answers == [.hallucination: ["yes"], .related: ["no"], .cause: ["outdated"]])
    #expect(first.notes == ["edited"])
    #expect(first.time == Timestamp("2026-11-21T23:49:33.772Z"))
    #expect(cases.contains { $0.skip != nil })
    #expect(cases.contains { $0.notes == ["two", "texts"] })
  }

  @Test("Label Studio's quotes are what stands at its offsets")
  func offsets() throws {
    let marks = try cases("label-studio.json", LabelStudioReader()).flatMap { filled in
      filled.marks.map { (text: filled.texts[$0.text] ?? "", mark: $0) }
    }
    #expect(marks.count > 10)
    for (text, mark) in marks {
      guard let offsets = mark.offsets, offsets.upperBound <= text.unicodeScalars.count else {
        continue
      }
      let words = slice(text, offsets.lowerBound, offsets.upperBound)
      #expect(mark.quote.map(words.isScalarwise) == true)
    }
  }

  @Test("a member's lines of doccano are read, categories as answers and comments as notes")
  func doccano() throws {
    let cases = try cases("ann.jsonl", DoccanoReader(member: "ann"))
    #expect(cases.count == 9)
    let plain = try #require(cases.first { $0.id == "plain" })
    #expect(plain.reviewer == "ann")
    #expect(
      plain.answers == [
        .hallucination: ["yes"], .related: ["yes"], .row: ["row 1"], .cause: ["outdated"],
      ]
    )
    #expect(plain.notes == ["A second\r\nnote 🚀", "first note"])
    let emoji = try #require(cases.first { $0.id == "emoji" })
    let table = OffsetTable(emoji.texts[.sheet] ?? "", in: .utf16, lineBreaks: .kept)
    #expect(emoji.marks[0].offsets.flatMap(table.range) == ScalarRange(19, 29))
  }

  @Test("Label Studio's JSON-MIN is refused with the way out")
  func jsonMin() throws {
    let scratch = try Scratch()
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Exports/label-studio-min.json")
    let error = #expect(throws: SpoorError.self) {
      try VerdictImport(into: scratch.store).add(fileAt: file.path)
    }
    #expect(error?.remedy == "Export from Label Studio as 'JSON'.")
  }
}
