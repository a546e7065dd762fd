import AuditStore
import Records
import SpoorModel

/// Reads W3C Web Annotations: a page or a collection of them, or an annotation a record.
///
/// Bodies whose value is a choice (`hallucination: yes`) are answers; those to comment are notes.
struct WebAnnotationReader: FilledReader {
  func cases(in record: Record) throws -> [FilledCase] {
    try annotations(in: .object(record.object)).map { try filled($0, in: record) }
  }

  private func annotations(in value: JSONValue) -> [JSONObject] {
    guard let object = value.object else { return [] }
    let types = object["type"]?.oneOrMore.compactMap(\.string) ?? []
    if types.contains("AnnotationPage") {
      return object["items"]?.oneOrMore.compactMap(\.object) ?? []
    }
    if types.contains("AnnotationCollection") {
      // Pages that stand elsewhere are named by an IRI; what is not in the file cannot be read.
      return object["first"].map { annotations(in: $0) } ?? []
    }
    return [object]
  }

  private func filled(_ annotation: JSONObject, in record: Record) throws -> FilledCase {
    let targets = annotation["target"]?.oneOrMore ?? []
    let sources = targets.compactMap { $0.string ?? $0.object?.source }
    let id = (sources + [annotation.string("id") ?? ""]).compactMap(CaseAddress.init).first
    guard let id else {
      throw record.error(
        "an annotation whose target is no task of Spoor's",
        remedy: "Keep each target's 'source' (urn:spoor:case:…) as the export wrote it."
      )
    }
    var filled = FilledCase(record.location, id: id.item, layout: .plainFields)
    let creator = annotation["creator"]?.oneOrMore.first
    filled.reviewer = creator?.string ?? creator?.object?.name
    let time = annotation.string("modified") ?? annotation.string("created")
    filled.take(time: time)
    filled.guidelines = annotation.string("spoor:guideline_version").map(GuidelineVersion.init)
    if let texts = annotation["spoor:texts"]?.object {
      filled.texts = texts.texts(named: \.labelStudioName)
    }
    for body in annotation["body"]?.oneOrMore ?? [] { take(body, into: &filled) }
    if let value = annotation.string("bodyValue") { take(.string(value), into: &filled) }
    for target in targets { mark(target, into: &filled) }
    return filled
  }

  private func take(_ body: JSONValue, into filled: inout FilledCase) {
    guard let value = body.string ?? body.object?.string("value") else {
      filled.lost.append("a body that is no text")
      return
    }
    if body.object?.string("purpose") == "commenting" || Question.answer(of: value) == nil {
      filled.notes.append(value)
    } else {
      filled.choose(value)
    }
  }

  private func mark(_ target: JSONValue, into filled: inout FilledCase) {
    guard let target = target.object, let source = target.source,
      let text = CaseAddress(source)?.text
    else { return }
    let selectors = target["selector"]?.oneOrMore.compactMap(\.object) ?? []
    let place = selectors.first { $0.string("type") == "TextPositionSelector" }
    let quote = selectors.first { $0.string("type") == "TextQuoteSelector" }
    guard place != nil || quote != nil else { return }
    filled.marks.append(
      FilledCase.Mark(
        text: text,
        offsets: place?.offsets("start", "end"),
        quote: quote?.string("exact"),
        before: quote?.string("prefix") ?? "",
        behind: quote?.string("suffix") ?? ""
      )
    )
  }
}

/// `urn:spoor:case:HASH:TEXT`, the name of a task's text, or of the task where no text is named.
private struct CaseAddress {
  let item: String
  let text: ShownText?

  init?(_ address: String) {
    let parts = address.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4, Array(parts[..<3]) == ["urn", "spoor", "case"] else { return nil }
    item = parts[3]
    let name = parts.count > 4 ? parts[4] : ""
    let row = name.split(separator: "_").last.flatMap { Int($0) }
    let texts = [ShownText.response] + (row.map { [.row($0)] } ?? [])
    text = texts.first { $0.labelStudioName == name }
  }
}

extension JSONObject {
  /// The IRI of a target's source.
  fileprivate var source: String? { string("source") ?? self["source"]?.object?.string("id") }

  /// What an agent is called.
  fileprivate var name: String? {
    string("nickname") ?? string("name") ?? string("email") ?? string("id")
  }
}
