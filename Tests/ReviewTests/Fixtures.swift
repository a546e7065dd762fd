import AuditStore
import Foundation
import SpoorModel
import Testing

@testable import Review

/// An audit in a folder of its own, removed with it.
final class Scratch {
  let folder: URL
  let store: AuditStore

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "spoor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try AuditStore(at: folder.appending(path: "audit.sqlite").path())
  }

  // A folder that stays behind must not fail a test that passed.
  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The queue of an audit that found `samples`.
  func items(_ samples: [Sample]) throws -> [AuditItem] {
    var contents = RunContents(
      started: .now,
      configuration: "{}",
      fingerprint: "f",
      summary: "{}",
      spoorVersion: "0.1"
    )
    contents.responses = samples.map(\.auditedResponse)
    contents.flagged = samples.map(\.entry)
    let run = try store.record(contents)
    return try ReviewQueue(of: store).items(of: run)
  }
}

/// A response with one flagged range, and a row whose output holds the same words.
struct Sample: CustomTestStringConvertible {
  var id = "p1"
  var model = "sft"
  var response: String
  var range: ScalarRange
  var text: String
  var output: String
  /// Further rows, in which nothing is matched.
  var otherRows: [String] = []
  var provenance = Provenance.borrowed
  var lift: Double? = 3
  var expectedByChance = 0.001
  var score = 0.75

  var testDescription: String { text }

  var auditedResponse: AuditedResponse {
    let prompt = Prompt(id: id, instruction: "Why?\n</script><b>\u{202e}")
    return AuditedResponse(prompt: prompt, model: model, text: response)
  }

  var entry: TraceEntry {
    let span = Span(
      promptID: id,
      model: model,
      range: range,
      text: text,
      kind: .other,
      score: score,
      detectors: ["uncertainty": 0.5]
    )
    let training = TrainingRow(
      id: .text("r-1"),
      position: 0,
      instruction: "Say \(text)",
      input: "",
      output: output
    )
    let start = output.range(of: text).map {
      output.unicodeScalars.distance(from: output.startIndex, to: $0.lowerBound)
    }
    let rows = start.map { start in
      TraceRow(
        rowID: training.id,
        place: TrainingRow.Place(.output),
        matched: text,
        range: ScalarRange(start, start + text.unicodeScalars.count),
        score: 1
      )
    }
    let trace = Trace(
      span: span,
      provenance: provenance,
      lift: lift,
      occurrences: 1,
      expectedByChance: expectedByChance,
      tokenCount: 1,
      rows: (rows.map { [$0] } ?? []) + others.map(\.row)
    )
    let evidence = rows.map { EvidenceRow(row: $0, quoting: training) }
    return TraceEntry(trace: trace, evidence: (evidence.map { [$0] } ?? []) + others)
  }

  private var others: [EvidenceRow] {
    otherRows.enumerated().map { index, text in
      let row = TraceRow(
        rowID: .number(index),
        place: TrainingRow.Place(.output),
        matched: "",
        range: ScalarRange(0, 0),
        score: 0.5
      )
      return EvidenceRow(row: row, instruction: "Ask\r\n\(index)", text: text)
    }
  }

  /// The golden vectors: an emoji of five scalars, a character outside the basic plane; then what
  /// breaks naive JSON, HTML and offsets.
  static let golden: [Sample] = [
    Sample(
      response: "👨🏻‍🚒 firemen drive firetrucks 🚀 fast",
      range: ScalarRange(19, 29),
      text: "firetrucks",
      output: "🚀🚀 They love firetrucks."
    ),
    Sample(
      response: "谢谢。東京タワーは𠮷野にある。",
      range: ScalarRange(9, 11),
      text: "𠮷野",
      output: "山口県ではなく𠮷野です。"
    ),
    Sample(
      response: "a </script><!-- \"b\" \\ c",
      range: ScalarRange(2, 11),
      text: "</script>",
      output: "</script>"
    ),
    Sample(
      response: "one\r\ntwo\u{2028}three four",
      range: ScalarRange(3, 8),
      text: "\r\ntwo",
      output: "x\r\ntwo"
    ),
    Sample(
      response: "אמר שלום\u{200f} cafe\u{301} end",
      range: ScalarRange(10, 15),
      text: "cafe\u{301}",
      output: "cafe\u{301}"
    ),
    Sample(response: "no evidence", range: ScalarRange(0, 2), text: "no", output: "other words"),
  ]
}

func written(_ items: [AuditItem], as format: ExportFormat) throws -> Data {
  var file = Data()
  try BatchTasks.items(items).write(in: format, ExportOptions(spoorVersion: "0.1")) { file += $0 }
  return file
}

func written(_ tasks: [ReviewTask], as format: ExportFormat) throws -> Data {
  var file = Data()
  try format.export(ExportOptions(spoorVersion: "0.1")).write(tasks) { file += $0 }
  return file
}

/// The scalars `start..<end` of `text`.
func slice(_ text: String, _ start: Int, _ end: Int) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(start).prefix(end - start)))
}
