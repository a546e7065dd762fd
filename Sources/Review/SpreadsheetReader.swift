import AuditStore
import Records
import SpoorModel

/// Reads a table that was filled in; apostrophes before formulas go.
struct SpreadsheetReader: FilledReader {
  func cases(in record: Record) throws -> [FilledCase] {
    let members = record.object.members.map { member in
      let text = member.value.string?.withoutSpreadsheetQuote
      return JSONObject.Member(key: member.key, value: text.map(JSONValue.string) ?? member.value)
    }
    let row = JSONObject(members)
    guard let id = row.string("case_id") else { throw record.missing("case_id") }
    var filled = FilledCase(record.location, id: id, layout: .plainFields)
    func cell(_ key: String) -> String? {
      row.string(key).flatMap { $0.isEmpty ? nil : $0 }
    }
    for question in Question.allCases {
      if let answer = cell(question.rawValue) { filled.answers[question] = [answer] }
    }
    filled.notes = cell("note").map { [$0] } ?? []
    filled.reviewer = cell("reviewer")
    filled.guidelines = cell("guideline_version").map(GuidelineVersion.init)
    if let text = cell("time") {
      guard let time = Timestamp(text) else {
        throw record.error(
          "'\(text)' is no time such as 2026-11-21T03:15:00Z",
          remedy: "Write it so, or leave the cell empty."
        )
      }
      filled.time = time
    }
    filled.texts = Record.texts(in: row, named: \.labelStudioName)
    // The columns of rows that other tasks have are empty.
    filled.texts = filled.texts.filter { !$0.value.isEmpty || $0.key == .response }
    if let words = cell("words") {
      let start = cell("start").flatMap { Int($0) }
      let end = cell("end").flatMap { Int($0) }
      let offsets = start.flatMap { start in end.map { (start, $0) } }
      let isRange = offsets.map { 0 <= $0.0 && $0.0 <= $0.1 } ?? false
      filled.marks = [
        FilledCase.Mark(
          text: .response,
          offsets: isRange ? offsets.map { $0.0..<$0.1 } : nil,
          quote: words
        )
      ]
    }
    return [filled]
  }
}
