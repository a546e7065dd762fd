import AuditStore
import Foundation
import Records
import SpoorModel

/// Reads records of Argilla as `dataset.records.to_json` writes them; suggestions are nobody's answer.
struct ArgillaReader: FilledReader {
  func cases(in record: Record) throws -> [FilledCase] {
    var blank = FilledCase(record.location, id: try record.string("id"), layout: .browserFields)
    if let fields = record.object["fields"]?.object {
      blank.texts = fields.texts(named: \.argillaName)
    }
    let metadata = record.object["metadata"]?.object
    blank.guidelines = metadata?.string("guideline_version").map(GuidelineVersion.init)
    let responses = record.object["responses"]?.object?.members ?? []
    var filled: [String: FilledCase] = [:]
    for question in responses {
      for response in question.value.elements?.compactMap(\.object) ?? [] {
        let user = response["user_id"]?.word ?? ""
        var own = filled[user] ?? blank
        own.reviewer = user.isEmpty ? nil : user
        own.account = UUID(uuidString: user) == nil ? nil : .argilla
        take(response["value"] ?? .null, as: question.key, into: &own)
        filled[user] = own
      }
    }
    return filled.isEmpty ? [blank] : filled.sorted { $0.key < $1.key }.map(\.value)
  }

  private func take(_ value: JSONValue, as name: String, into filled: inout FilledCase) {
    if let question = Question(rawValue: name) {
      filled.answers[question, default: []] += value.oneOrMore.compactMap(\.string)
    } else if name == "note" {
      filled.notes += value.oneOrMore.compactMap(\.string)
    } else if let text = text(markedBy: name) {
      filled.marks += value.oneOrMore.compactMap(\.object).map {
        FilledCase.Mark(text: text, offsets: $0.offsets("start", "end"))
      }
    } else {
      filled.lost.append("the answer to '\(name)'")
    }
  }

  private func text(markedBy name: String) -> ShownText? {
    if name == ShownText.response.argillaQuestion { return .response }
    let row = name.split(separator: "_").last.flatMap { Int($0) }
    guard let row, ShownText.row(row).argillaQuestion == name else { return nil }
    return .row(row)
  }
}
