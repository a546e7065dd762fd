import AuditStore
import Records
import SpoorModel

/// Reads what Label Studio exports as JSON: a task with its annotations, drafts aside.
struct LabelStudioReader: FilledReader {
  func cases(in record: Record) throws -> [FilledCase] {
    guard let data = record.object["data"]?.object, let id = data.string("case_id") else {
      throw record.error(
        "this is no task of a Spoor batch: 'data' has no 'case_id'",
        remedy: "Export from the project that the batch was imported into, as 'JSON'."
      )
    }
    var blank = FilledCase(record.location, id: id, layout: .browserFields)
    blank.texts = data.texts(named: \.labelStudioName)
    blank.guidelines = data.string("guideline_version").map(GuidelineVersion.init)
    let annotations = record.object["annotations"]?.elements ?? []
    return annotations.isEmpty
      ? [blank]
      : annotations.compactMap { $0.object }.map {
        annotation in
        filled(blank, by: annotation)
      }
  }

  private func filled(_ blank: FilledCase, by annotation: JSONObject) -> FilledCase {
    var filled = blank
    let user = annotation["completed_by"]
    let name = user?.object?.string("email") ?? user?.object?["id"]?.word ?? user?.word
    filled.reviewer = name
    filled.account = name.flatMap { Int($0) } == nil ? nil : .labelStudio
    let time = annotation.string("updated_at") ?? annotation.string("created_at")
    filled.take(time: time)
    if annotation["was_cancelled"] == .bool(true) { filled.skip = .some(nil) }
    for region in annotation["result"]?.elements ?? [] {
      guard let region = region.object else { continue }
      take(region, into: &filled)
    }
    return filled
  }

  private func take(_ region: JSONObject, into filled: inout FilledCase) {
    let name = region.string("from_name") ?? ""
    let value = region["value"]?.object
    switch region.string("type") {
    case "labels":
      let text = text(named: region.string("to_name") ?? "")
      guard let text else {
        filled.lost.append("a mark in '\(region.string("to_name") ?? "")'")
        return
      }
      filled.marks.append(
        FilledCase.Mark(
          text: text,
          offsets: value?.offsets("start", "end"),
          quote: value?.string("text")
        )
      )
    case "choices":
      let choices = value?["choices"]?.elements?.compactMap(\.string) ?? []
      guard let question = Question(rawValue: name) else {
        filled.lost.append("the answer to '\(name)'")
        return
      }
      filled.answers[question, default: []] += choices
    case "textarea":
      filled.notes += value?["text"]?.oneOrMore.compactMap(\.string) ?? []
    case let type:
      filled.lost.append("a region of the type '\(type ?? "")'")
    }
  }

  private func text(named name: String) -> ShownText? {
    if name == ShownText.response.labelStudioName { return .response }
    let row = name.split(separator: "_").last.flatMap { Int($0) }
    guard let row, ShownText.row(row).labelStudioName == name else { return nil }
    return .row(row)
  }
}
