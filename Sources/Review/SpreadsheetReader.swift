import AuditStore
import Records
import SpoorModel

/// Reads a table that was filled in; apostrophes before formulas go.
struct SpreadsheetReader: FilledReader {
  func cases(in record: Record) throws -> [FilledCase] {
    let row = Self.unquoted(record.object)
    guard let id = row.string("case_id") else { throw record.missing("case_id") }
    var filled = FilledCase(record.location, id: id, layout: .plainFields)
    for question in Question.allCases {
      if let answer = row.cell(question.rawValue) { filled.answers[question] = [answer] }
    }
    filled.notes = row.cell("note").map { [$0] } ?? []
    filled.reviewer = row.cell("reviewer")
    filled.guidelines = row.cell("guideline_version").map(GuidelineVersion.init)
    filled.time = try row.cell("time").map { try time($0, in: record) }
    // The columns of rows that other tasks have are empty.
    filled.texts = row.texts(named: \.labelStudioName).filter {
      !$0.value.isEmpty || $0.key == .response
    }
    filled.marks = mark(in: row).map { [$0] } ?? []
    return [filled]
  }

  private static func unquoted(_ object: JSONObject) -> JSONObject {
    JSONObject(
      object.members.map { member in
        let text = member.value.string?.withoutSpreadsheetQuote
        return JSONObject.Member(key: member.key, value: text.map(JSONValue.string) ?? member.value)
      }
    )
  }

  private func time(_ text: String, in record: Record) throws -> Timestamp {
    guard let time = Timestamp(text) else {
      throw record.error(
        "'\(text)' is no time such as 2026-11-21T03:15:00Z",
        remedy: "Write it so, or leave the cell empty."
      )
    }
    return time
  }

  private func mark(in row: JSONObject) -> FilledCase.Mark? {
    guard let words = row.cell("words") else { return nil }
    var mark = FilledCase.Mark(text: .response, quote: words)
    if let start = row.cell("start").flatMap({ Int($0) }),
      let end = row.cell("end").flatMap({ Int($0) }), 0 <= start, start <= end
    {
      mark.offsets = start..<end
    }
    return mark
  }
}

extension JSONObject {
  /// What a cell holds; `nil` for an empty one.
  fileprivate func cell(_ column: String) -> String? {
    string(column).flatMap { $0.isEmpty ? nil : $0 }
  }
}
