import AuditStore
import Records
import SpoorModel

/// Reads what doccano exports as JSONL: a file a member, whose name stands in the file's name alone.
///
/// Answers are categories or, in a project of marks only, labels of marks.
struct DoccanoReader: FilledReader {
  /// The file's name without its ending.
  let member: String

  func cases(in record: Record) throws -> [FilledCase] {
    let unit = try record.optionalString("offsets").flatMap(OffsetUnit.init) ?? .utf16
    var filled = FilledCase(
      record.location,
      id: try record.string("case_id"),
      layout: .sheet(unit)
    )
    // `all.jsonl` holds what all members of a project did, merged.
    filled.reviewer = member == "all" ? nil : member
    filled.texts = [.sheet: try record.string("text")]
    filled.guidelines = try record.optionalString("guideline_version").map(GuidelineVersion.init)
    filled.notes = record.object["Comments"]?.oneOrMore.compactMap(\.string) ?? []
    for tag in record.object["cats"]?.oneOrMore.compactMap(\.string) ?? [] { filled.choose(tag) }
    for mark in (record.object["entities"] ?? record.object["label"])?.elements ?? [] {
      take(mark, into: &filled)
    }
    return [filled]
  }

  private func take(_ mark: JSONValue, into filled: inout FilledCase) {
    let parts = mark.elements ?? []
    let object: JSONObject =
      mark.object ?? [
        "start_offset": parts.first ?? .null, "end_offset": parts.dropFirst().first ?? .null,
        "label": parts.dropFirst(2).first ?? .null,
      ]
    let label = object.string("label") ?? ""
    if Question.answer(of: label) != nil { return filled.choose(label) }
    let offsets = object.offsets("start_offset", "end_offset")
    filled.marks.append(FilledCase.Mark(text: .sheet, offsets: offsets))
  }
}
