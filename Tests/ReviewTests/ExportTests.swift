import AuditStore
import DurableFiles
import Foundation
import SpoorModel
import Testing

@testable import Review

/// A task as Label Studio would read it.
private struct Task: Decodable {
  var data: Fields
  var predictions: [Prediction]

  struct Fields: Decodable {
    var caseId: String
    var prompt: String
    var response: String
    var evidence1: String?

    /// The text of a name of the interface.
    func text(_ name: String) -> String? { name == "response" ? response : evidence1 }
  }

  struct Prediction: Decodable {
    var modelVersion: String
    var result: [Region]
  }

  struct Region: Decodable {
    var id: String?
    var type: String
    var fromName: String?
    var toName: String?
    var value: Value?
    var fromId: String?
    var toId: String?
    var direction: String?
    var labels: [String]?
  }

  struct Value: Decodable {
    var start: Int
    var end: Int
    var text: String
    var labels: [String]
  }
}

private struct Line: Decodable {
  var schema: String
  var item: String
  var prompt: String
  var response: String
  var start: Int
  var end: Int
  var text: String
  var provenance: String
  var rows: [Row]

  struct Row: Decodable {
    var rowId: String
    var matched: String
    var start: Int
    var end: Int
    var text: String
  }
}

@Suite("Exports")
struct ExportTests {
  private let reading: JSONDecoder

  init() {
    reading = JSONDecoder()
    reading.keyDecodingStrategy = .convertFromSnakeCase
  }

  @Test("Label Studio's offsets cut out the marked words", arguments: Sample.golden)
  func labelStudioOffsets(sample: Sample) throws {
    let file = try written(try Scratch().items([sample]), as: .labelStudio)
    let task = try #require(try reading.decode([Task].self, from: file).first)
    let regions = try #require(task.predictions.first).result
    let marks = regions.filter { $0.type == "labels" }
    #expect(marks.count == (sample.entry.evidence.isEmpty ? 1 : 2))
    for mark in marks {
      let object = try #require(mark.toName)
      let text = try #require(task.data.text(object))
      let value = try #require(mark.value)
      #expect(Array(slice(text, value.start, value.end).utf8) == Array(value.text.utf8))
    }
    let browsers = OffsetTable(sample.response, in: .codePoints, lineBreaks: .unix)
    let place = browsers.offsets(of: sample.range)
    #expect(marks.first?.value?.start == place.lowerBound)
    #expect(marks.first?.value?.end == place.upperBound)
  }

  @Test(
    "a Label Studio task has the names of its labelling interface, and nothing filled in but marks"
  )
  func labelStudioShape() throws {
    let items = try Scratch().items([Sample.golden[0]])
    let file = try written(items, as: .labelStudio)
    let task = try #require(try reading.decode([Task].self, from: file).first)
    #expect(task.data.caseId == items[0].hash.rawValue)
    #expect(task.data.prompt == items[0].prompt.instruction)
    let prediction = try #require(task.predictions.first)
    #expect(prediction.modelVersion == "spoor-0.1")
    #expect(prediction.result.map(\.type) == ["labels", "labels"])
    #expect(prediction.result.map(\.fromName) == ["hal", "ev_1"])
    #expect(prediction.result.map(\.toName) == ["response", "evidence_1"])
    let xml = try #require(
      LabelStudioExport(spoorVersion: "0.1").setUp(for: items.map(ReviewTask.init)).first?.text
    )
    for name in ["hal", "response", "ev_1", "evidence_1", "question_1", "row", "cause", "note"] {
      #expect(xml.contains(#"name="\#(name)""#))
    }
  }

  @Test("any number of items makes one JSON array", arguments: 0...3)
  func array(count: Int) throws {
    let samples = (0..<count).map { index in
      var sample = Sample.golden[0]
      sample.id = "p\(index)"
      return sample
    }
    let file = try written(try Scratch().items(samples), as: .labelStudio)
    #expect(try reading.decode([Task].self, from: file).count == count)
  }

  @Test("a JSON line holds the whole item, whatever its text", arguments: Sample.golden)
  func jsonLine(sample: Sample) throws {
    let item = try #require(try Scratch().items([sample]).first)
    let file = try written([item], as: .jsonl)
    #expect(file.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    let line = try reading.decode(Line.self, from: file)
    #expect(line.schema == "spoor.item/1")
    #expect(line.item == item.hash.rawValue)
    #expect(Array(line.response.utf8) == Array(sample.response.utf8))
    #expect(line.prompt == item.prompt.instruction)
    #expect(Array(slice(line.response, line.start, line.end).utf8) == Array(line.text.utf8))
    for row in line.rows {
      #expect(Array(slice(row.text, row.start, row.end).utf8) == Array(row.matched.utf8))
    }
  }

  @Test("the same items give the same bytes", arguments: ExportFormat.allCases)
  func stable(format: ExportFormat) throws {
    let items = try Scratch().items([Sample.golden[0]])
    #expect(try written(items, as: format) == written(items, as: format))
  }
}
