import AuditStore
import DurableFiles
import Foundation
import SpoorModel
import Statistics
import Testing

@testable import Review

@Suite("Out of Spoor, through a tool, and back")
struct RoundTripTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Texts that break naive tools: response, marked words, and the rows.
  static let samples: [Sample] =
    Sample.golden + [
      Sample(marking: "🇫🇷🇩🇪", in: "flags 🇫🇷🇩🇪 and 👍🏽 skin, 👨‍👩‍👧‍👦 family"),
      Sample(marking: "한국", in: "서울은 한국의 수도이다"),
      Sample(marking: "\u{1112}\u{1161}\u{11AB}", in: "jamo \u{1112}\u{1161}\u{11AB} here"),
      Sample(marking: "e\u{301}", in: "cafe\u{301} e\u{301} fin"),
      Sample(marking: "עדה", in: "הגשר נבנה על ידי עדה ב\u{200F}־1887 \u{202B}בקהיר\u{202C}"),
      Sample(marking: "two", in: "one\r\n\r\ntwo\rthree\n\tfour\r\n"),
      Sample(marking: "\"quoted\"", in: "<script>alert(1)</script> & \"quoted\" \\ 'back'"),
      Sample(marking: "\u{1}x\u{7F}", in: "control \u{1}x\u{7F} signs \u{0} end"),
      Sample(marking: "b", in: "a\u{2028}b\u{2029}c"),
      Sample(marking: "=1+1", in: "=1+1 is a formula, and '=2 is quoted"),
      Sample(marking: "x", in: "x", rows: Array(repeating: "", count: 2)),
      Sample(marking: "ten", in: "ten rows", rows: (1...10).map { "row \($0) says ten" }),
    ]

  private func numbered(_ samples: [Sample]) -> [Sample] {
    samples.enumerated().map { index, sample in
      var sample = sample
      sample.id = "p\(index)"
      return sample
    }
  }

  /// Exports, lets a tool fill in, imports.
  private func imported(
    _ items: [AuditItem],
    _ format: ExportFormat,
    _ options: ExportOptions = ExportOptions(spoorVersion: "0.1"),
    _ answers: @escaping (String) -> Filling?
  ) throws -> ImportReport {
    var export = Data()
    try BatchTasks.items(items).write(in: format, options) { export += $0 }
    let shown = items.map { ($0.response.shownByBrowsers, $0.response) }
    let filled = try ToolFilling.$responses.withValue(Dictionary(shown) { $1 }) {
      try ToolFilling(format: format, unit: options.offsets, answers: answers).filled(export)
    }
    let folder = scratch.folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let name = ToolFilling(format: format, answers: answers).fileName
    let file = folder.appending(path: name)
    try filled.write(to: file)
    return try VerdictImport(into: scratch.store).add(filesAt: [file.path()])
  }

  /// What the store must hold after a filling.
  private func expect(_ filling: Filling, on item: AuditItem) throws {
    let verdict = try #require(try scratch.store.verdicts(on: item.hash).last)
    #expect(verdict.reviewer == "ada")
    let row = filling.row.map { item.entry.evidence[$0 - 1].row.rowID }
    #expect(
      verdict.answers
        == ItemAnswers(
          hallucination: filling.hallucination,
          related: filling.related,
          rowID: row,
          cause: filling.cause
        )
    )
    #expect(verdict.note.map { Array($0.utf8) } == filling.note.map { Array($0.utf8) })
    #expect(verdict.marked == filling.moved, "\(item.response.debugDescription)")
  }

  private static let layouts: [(ExportFormat, ExportOptions)] =
    ExportFormat.allCases.map { ($0, ExportOptions(spoorVersion: "0.1")) } + [
      (.doccano, ExportOptions(spoorVersion: "0.1", offsets: .graphemes)),
      (.doccano, ExportOptions(spoorVersion: "0.1", offsets: .codePoints)),
      (.csv, ExportOptions(spoorVersion: "0.1", cells: .spreadsheetSafe)),
    ]

  @Test("every text comes back with its verdict, its span where it was", arguments: layouts)
  func texts(format: ExportFormat, options: ExportOptions) throws {
    let items = try scratch.items(numbered(Self.samples))
    let filling = Filling(cause: .reasoningFailure, note: "ok 🚀 \"so\"\nand e\u{301}")
    let report = try imported(items, format, options) { _ in filling }
    let count = items.count
    #expect(
      report
        == ImportReport(added: count, alreadyThere: 0, reviewers: ["ada": count], unfilled: 0)
    )
    for item in items { try expect(filling, on: item) }
  }

  @Test("a row is named by its place and kept by its id", arguments: ExportFormat.allCases)
  func rows(format: ExportFormat) throws {
    let items = try scratch.items(numbered(Self.samples)).filter { $0.entry.evidence.count == 10 }
    let filling = Filling(hallucination: .unsure, related: .yes, row: 7)
    #expect(try imported(items, format) { _ in filling }.added == 1)
    for item in items { try expect(filling, on: item) }
  }

  @Test("what is not filled in is counted, and nothing is added", arguments: layouts)
  func unfilled(format: ExportFormat, options: ExportOptions) throws {
    let items = try scratch.items(numbered(Self.samples))
    let report = try imported(items, format, options) { _ in nil }
    #expect(report == ImportReport(added: 0, alreadyThere: 0, unfilled: items.count))
  }

  @Test("random texts, ranges and answers come back, and no span moves", arguments: layouts)
  func randomTexts(format: ExportFormat, options: ExportOptions) throws {
    var random = SplitMix64(seed: 2026)
    let samples = (0..<60).map { _ -> Sample in
      let text = RandomTexts.text(&random)
      let range = RandomTexts.scalars(of: text, &random)
      var sample = Sample(
        response: text,
        range: range,
        text: slice(text, range.start, range.end),
        output: RandomTexts.text(&random)
      )
      sample.otherRows = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        RandomTexts.text(&random)
      }
      return sample
    }
    let items = try scratch.items(numbered(samples))
    let fillings = Dictionary(
      uniqueKeysWithValues: items.map { ($0.hash.rawValue, Self.filling(of: $0, &random)) }
    )
    let report = try imported(items, format, options) { fillings[$0] }
    #expect(report.added == items.count)
    #expect(report.moved == 0)
    #expect(report.lost == [])
    #expect(report.unplaced == [])
    for item in items { try expect(#require(fillings[item.hash.rawValue]), on: item) }
  }

  @Test(
    "a span that was moved is kept where it was moved to",
    arguments: layouts.filter { $0.0 != .jsonl }
  )
  func moved(format: ExportFormat, options: ExportOptions) throws {
    var random = SplitMix64(seed: 7)
    let samples = (0..<60).compactMap { _ -> Sample? in
      let text = "ab" + RandomTexts.text(&random)
      return Sample(response: text, range: ScalarRange(0, 1), text: "a", output: "other")
    }
    let items = try scratch.items(numbered(samples))
    var fillings: [String: Filling] = [:]
    for item in items {
      let range = RandomTexts.graphemes(of: item.response, &random) ?? ScalarRange(0, 2)
      // A range of white space alone has no quote that a table could be found by.
      let words = slice(item.response, range.start, range.end)
      let isBlank = words.unicodeScalars.allSatisfy(\.properties.isWhitespace)
      fillings[item.hash.rawValue] = Filling(
        moved: isBlank || range == item.span.range ? ScalarRange(0, 2) : range
      )
    }
    let report = try imported(items, format, options) { fillings[$0] }
    #expect(report.moved == items.count)
    #expect(report.lost == [])
    #expect(report.unplaced == [])
    for item in items { try expect(#require(fillings[item.hash.rawValue]), on: item) }
  }

  private static func filling(of item: AuditItem, _ random: inout SplitMix64) -> Filling {
    let rows = item.entry.evidence.count
    return Filling(
      hallucination: Answer.allCases.randomElement(using: &random) ?? .yes,
      related: Answer.allCases.randomElement(using: &random) ?? .no,
      row: rows > 0 && Bool.random(using: &random) ? Int.random(in: 1...rows, using: &random) : nil,
      cause: Bool.random(using: &random) ? Cause.allCases.randomElement(using: &random) : nil,
      note: Bool.random(using: &random) ? "n" + RandomTexts.text(&random) : nil
    )
  }
}

extension String {
  /// As a browser shows it.
  fileprivate var shownByBrowsers: String {
    // Of scalars: to Swift `\r\n` is one Character, in which no `\r` is found.
    let unix = String(
      decoding: Array(utf8).split(separator: 13, omittingEmptySubsequences: false)
        .enumerated().flatMap { index, part -> [UInt8] in
          index == 0 ? Array(part) : (part.first == 10 ? [] : [10]) + Array(part)
        },
      as: UTF8.self
    )
    return unix
  }
}

extension Sample {
  /// Marks the first occurrence of words in a response; rows hold them, or what is given.
  fileprivate init(marking words: String, in response: String, rows: [String]? = nil) {
    let start = QuoteStart(of: words, in: response).scalars
    self.init(
      response: response,
      range: ScalarRange(start, start + words.unicodeScalars.count),
      text: words,
      output: rows?.first ?? "a row: \(words)\r\n."
    )
    otherRows = rows.map { Array($0.dropFirst()) } ?? []
  }
}

/// Where words first stand in a text, by scalars.
private struct QuoteStart {
  let scalars: Int

  init(of words: String, in text: String) {
    let (words, text) = (Array(words.unicodeScalars), Array(text.unicodeScalars))
    scalars =
      (0...text.count - words.count).first { Array(text[$0..<$0 + words.count]) == words } ?? 0
  }
}
