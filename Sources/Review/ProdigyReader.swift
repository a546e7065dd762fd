import AuditStore
import Records
import SpoorModel

/// Reads what Prodigy's `db-out` gives: a line an annotator and task, with `answer` and the chosen options.
///
/// An ignored or rejected task counts as skipped.
struct ProdigyReader: FilledReader {
  func cases(in record: Record) throws -> [FilledCase] {
    var filled = FilledCase(
      record.location,
      id: try record.string("case_id"),
      layout: .sheet(.codePoints)
    )
    let object = record.object
    filled.reviewer = object["_annotator_id"]?.word ?? object["_session_id"]?.word
    filled.texts = [.sheet: try record.string("text")]
    filled.guidelines = object.string("guideline_version").map(GuidelineVersion.init)
    if let seconds = object["_timestamp"], seconds != .null {
      filled.time = seconds.number.flatMap(Timestamp.init(seconds:))
      if filled.time == nil { filled.lost.append("the time '\(seconds.text)'") }
    }
    switch object.string("answer") {
    case "ignore": filled.skip = .some(nil)
    case "reject": filled.skip = .some("rejected in Prodigy")
    default: break
    }
    for tag in object["accept"]?.elements?.compactMap(\.string) ?? [] { filled.choose(tag) }
    filled.notes = object.string("note").map { $0.isEmpty ? [] : [$0] } ?? []
    filled.marks = (object["spans"]?.elements ?? []).compactMap(\.object).map {
      FilledCase.Mark(text: .sheet, offsets: $0.offsets("start", "end"))
    }
    return [filled]
  }
}

extension Timestamp {
  /// Seconds since 1970; `nil` for what is no time of the next millennia.
  fileprivate init?(seconds: Double) {
    guard seconds.isFinite, abs(seconds) < 1e11 else { return nil }
    self.init(milliseconds: Int64((seconds * 1000).rounded()))
  }
}
