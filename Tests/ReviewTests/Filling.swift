import AuditStore
import DurableFiles
import Foundation
import Records
import SpoorModel

@testable import Review

/// What a reviewer answers in a tool.
struct Filling: Hashable {
  var hallucination = Answer.yes
  var related = Answer.no
  /// Counted from 1.
  var row: Int?
  var cause: Cause?
  var note: String?
  /// Where the reviewer moves the span, in scalars of the response, never into a grapheme.
  var moved: ScalarRange?

  /// The chosen answers as lists of all questions' choices have them.
  var tags: [String] {
    ["hallucination: \(hallucination)", "related: \(related)"]
      + (row.map { ["row \($0)"] } ?? [])
      + (cause.map { ["cause: \($0.words)"] } ?? [])
  }
}

/// Fills an exported file in as a tool would give it back; what it does to offsets is written out here anew.
struct ToolFilling {
  let format: ExportFormat
  var unit = OffsetUnit.utf16
  let answers: (_ caseID: String) -> Filling?

  /// What the tool's file is called: doccano names the member so.
  var fileName: String {
    switch format {
    case .labelStudio, .argilla: "ada.json"
    case .doccano, .prodigy, .jsonl: "ada.jsonl"
    case .w3c: "ada.jsonld"
    case .csv: "ada.csv"
    }
  }

  func filled(_ export: Data) throws -> Data {
    switch format {
    case .csv: return try table(export)
    case .w3c:
      let page = try JSONValue(parsing: Array(export), at: .init(file: "page"))
      let items = page["items"].elements ?? []
      return Data(page.setting("items", .array(items.map(annotation))).text.utf8)
    case .labelStudio, .argilla:
      let tasks = try JSONValue(parsing: Array(export), at: .init(file: "tasks")).elements ?? []
      let filled = tasks.map { format == .argilla ? record($0) : task($0) }
      return Data(JSONValue.array(filled).text.utf8)
    case .doccano, .prodigy, .jsonl:
      let lines = try export.split(separator: UInt8(ascii: "\n")).map {
        try JSONValue(parsing: Array($0), at: .init(file: "line"))
      }
      return Data(lines.map { line($0).text + "\n" }.joined().utf8)
    }
  }

  private func line(_ line: JSONValue) -> JSONValue {
    switch format {
    case .doccano: doccano(line)
    case .prodigy: prodigy(line)
    default: own(line)
    }
  }

  private func task(_ task: JSONValue) -> JSONValue {
    guard let filling = answers(task["data"]["case_id"].string ?? "") else { return task }
    var marks = task["predictions"].elements?.first?["result"].elements ?? []
    if let moved = filling.moved {
      let range = offsets(moved, in: task["data"]["response"].string ?? "", .codePoints)
      marks[0] = marks[0].setting(
        "value",
        ["start": .int(range.lowerBound), "end": .int(range.upperBound), "labels": ["x"]]
      )
    }
    func choice(_ name: String, _ value: String?) -> [JSONValue] {
      value.map {
        [
          [
            "from_name": .string(name), "to_name": "response", "type": "choices",
            "value": ["choices": [.string($0)]],
          ]
        ]
      } ?? []
    }
    let result =
      marks + choice("hallucination", filling.hallucination.rawValue)
      + choice("related", filling.related.rawValue)
      + choice("row", filling.row.map { "row \($0)" }) + choice("cause", filling.cause?.words)
      + (filling.note.map {
        [
          [
            "from_name": "note", "to_name": "response", "type": "textarea",
            "value": ["text": [.string($0)]],
          ]
        ]
      } ?? [])
    return task.setting(
      "annotations",
      [
        [
          "id": 1, "completed_by": ["email": "ada"], "was_cancelled": false,
          "updated_at": "2026-11-21T23:49:33.771694Z", "result": .array(result),
        ]
      ]
    )
  }

  private func record(_ record: JSONValue) -> JSONValue {
    guard let filling = answers(record["id"].string ?? "") else { return record }
    func response(_ value: JSONValue) -> JSONValue { [["value": value, "user_id": "ada"]] }
    var responses: [(String, JSONValue)] = [
      ("hallucination", response(.string(filling.hallucination.rawValue))),
      ("related", response(.string(filling.related.rawValue))),
    ]
    for suggestion in record["suggestions"].object?.members ?? [] {
      responses.append((suggestion.key, response(suggestion.value["value"])))
    }
    if let moved = filling.moved {
      let range = offsets(moved, in: record["fields"]["response"].string ?? "", .codePoints)
      let value: JSONValue = [
        ["start": .int(range.lowerBound), "end": .int(range.upperBound), "label": "words_to_judge"]
      ]
      responses.removeAll { $0.0 == "words" }
      responses.append(("words", response(value)))
    }
    if let row = filling.row { responses.append(("row", response("row \(row)"))) }
    if let cause = filling.cause { responses.append(("cause", response(.string(cause.words)))) }
    if let note = filling.note { responses.append(("note", response(.string(note)))) }
    let members = responses.map { JSONObject.Member(key: $0.0, value: $0.1) }
    return record.setting("responses", .object(JSONObject(members)))
  }

  private func doccano(_ line: JSONValue) -> JSONValue {
    guard let filling = answers(line["case_id"].string ?? "") else { return line }
    var marks = line["entities"].elements ?? []
    if let moved = filling.moved {
      let range = offsets(moved, in: line["text"].string ?? "", unit)
      marks[0] = [.int(range.lowerBound), .int(range.upperBound), "Words to judge"]
    }
    let notes = filling.note.map { [JSONValue.string($0)] } ?? []
    return line.setting("cats", .array(filling.tags.sorted().map { .string($0) }))
      .setting("entities", .array(marks)).setting("Comments", .array(notes)).setting("id", 7)
  }

  private func prodigy(_ line: JSONValue) -> JSONValue {
    guard let filling = answers(line["case_id"].string ?? "") else { return line }
    var marks = line["spans"].elements ?? []
    if let moved = filling.moved {
      let range = offsets(moved, in: line["text"].string ?? "", .codePoints)
      marks[0] = ["start": .int(range.lowerBound), "end": .int(range.upperBound), "label": "x"]
    }
    return line.setting("accept", .array(filling.tags.map { .string($0) }))
      .setting("spans", .array(marks)).setting("answer", "accept")
      .setting("_annotator_id", "ada").setting("note", .string(filling.note ?? ""))
  }

  private func annotation(_ annotation: JSONValue) -> JSONValue {
    let id = annotation["id"].string?.split(separator: ":").last.map(String.init) ?? ""
    guard let filling = answers(id) else { return annotation }
    var targets = annotation["target"].elements ?? []
    if let moved = filling.moved {
      let position: JSONValue = [
        "type": "TextPositionSelector", "start": .int(moved.start), "end": .int(moved.end),
      ]
      targets[0] = targets[0].setting("selector", position)
    }
    let tags = filling.tags.map { tag -> JSONValue in
      ["type": "TextualBody", "purpose": "tagging", "value": .string(tag)]
    }
    let note = filling.note.map { note -> [JSONValue] in
      [["type": "TextualBody", "purpose": "commenting", "value": .string(note)]]
    }
    return annotation.setting("body", .array(tags + (note ?? [])))
      .setting("target", .array(targets)).setting("creator", ["type": "Person", "name": "ada"])
  }

  private func own(_ line: JSONValue) -> JSONValue {
    guard let filling = answers(line["item"].string ?? "") else { return line }
    let rows = line["rows"].elements ?? []
    return line.setting(
      "verdict",
      [
        "reviewer": "ada", "hallucination": .string(filling.hallucination.rawValue),
        "related": .string(filling.related.rawValue),
        "row_id": filling.row.map { rows[$0 - 1]["row_id"] } ?? .null,
        "cause": filling.cause.map { .string($0.rawValue) } ?? .null,
        "note": filling.note.map { .string($0) } ?? .null,
      ]
    )
  }

  private func table(_ export: Data) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    try export.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let reader = try RecordReader(file, shape: RecordShape("a row", keys: []))
    var lines: [[String]] = []
    while let record = try reader.next() {
      if lines.isEmpty { lines.append(record.object.keys) }
      var row = record.object
      if let filling = answers(row["case_id"]?.string ?? "") { fill(&row, filling) }
      lines.append(row.members.map { $0.value.string ?? "" })
    }
    return Data(
      lines.map { $0.map(\.csvField).joined(separator: ",") + "\r\n" }.joined().utf8
    )
  }

  private func fill(_ row: inout JSONObject, _ filling: Filling) {
    func set(_ key: String, _ text: String) {
      guard let place = row.members.firstIndex(where: { $0.key == key }) else { return }
      row.members[place].value = .string(text)
    }
    set("reviewer", "ada")
    set("hallucination", filling.hallucination.rawValue)
    set("related", filling.related.rawValue)
    set("row", filling.row.map { "row \($0)" } ?? "")
    set("cause", filling.cause?.words ?? "")
    set("note", filling.note ?? "")
    if let moved = filling.moved {
      let response = row["response"]?.string ?? ""
      set("start", String(moved.start))
      set("end", String(moved.end))
      set("words", slice(response, moved.start, moved.end))
    }
  }

  /// The tool's offsets of a range of the response, which the tool's text begins with.
  private func offsets(_ range: ScalarRange, in text: String, _ unit: OffsetUnit) -> Range<Int> {
    // A range of the original: each `\r\n` before it is one sign shorter in the tool's text.
    let response = Self.responses[text.prefixOfSheet] ?? text
    func offset(_ place: Int) -> Int {
      let prefix = slice(response, 0, place).replacing("\r\n", with: "\n")
      switch unit {
      case .codePoints: return prefix.unicodeScalars.count
      case .utf16: return prefix.utf16.count
      case .graphemes: return prefix.count
      }
    }
    return offset(range.start)..<offset(range.end)
  }

  /// The responses as the audit has them, by what tools show of them: a test that moves spans fills it in.
  @TaskLocal static var responses: [String: String] = [:]
}

extension String {
  /// The response of a sheet, or the text itself.
  var prefixOfSheet: String {
    guard let end = range(of: "\n\n== The answer stands above; the words to judge in it ==\n")
    else { return self }
    return String(self[..<end.lowerBound])
  }
}

extension JSONValue {
  /// The value of a key of an object, else null.
  subscript(key: String) -> JSONValue { object?[key] ?? .null }

  /// The object with another value for a key.
  func setting(_ key: String, _ value: JSONValue) -> JSONValue {
    guard var object else { return self }
    object.members.removeAll { $0.key == key }
    object.members.append(JSONObject.Member(key: key, value: value))
    return .object(object)
  }
}
