import Foundation
import Records
import SpoorModel

/// What an audit's folder says of the responses, as marks that can be judged.
///
/// A line of spans.jsonl is flagged whatever its score, unless it is a passage, which nobody doubts. The tuned responses' control spans (C2, C3)
/// were cleared: their scores count where values are ranked, but they are not flagged. A token's
/// suspicion is its score.
struct AuditPredictions {
  /// The responses of positions.jsonl, spans.jsonl and controls.jsonl.
  private(set) var responses: [MarkedResponse] = []

  private struct Key: Hashable {
    var promptID: String
    var model: String
  }

  private static let spanShape = RecordShape(
    "a span",
    keys: ["prompt_id", "model", "start", "end", "score"],
    optionalKeys: ["kind", "control"]
  )
  private static let positionShape = RecordShape(
    "the values of a response's tokens",
    keys: ["prompt_id", "model"],
    optionalKeys: ["suspicion"]
  )
  private var places: [Key: Int] = [:]

  /// Reads an audit's folder.
  ///
  /// - Throws: ``SpoorError`` for a folder that holds no audit, and for a malformed record.
  init(_ folder: URL) throws {
    _ = try folder.auditFile("spans.jsonl", or: "a file of spans")
    try Self.forEach(in: folder, "positions.jsonl", Self.positionShape) { try add(position: $0) }
    try Self.forEach(in: folder, "spans.jsonl", Self.spanShape) { try add(span: $0) }
    try Self.forEach(in: folder, "controls.jsonl", Self.spanShape) { record in
      guard try record.string("control") != ControlKind.baseFlagged.rawValue else { return }
      try add(span: record)
    }
  }

  private static func forEach(
    in folder: URL,
    _ name: String,
    _ shape: RecordShape,
    _ visit: (Record) throws -> Void
  ) throws {
    let file = folder.appending(path: name)
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let reader = try RecordReader(file, shape: shape)
    while let record = try reader.next() { try visit(record) }
  }

  private mutating func add(position record: Record) throws {
    let place = try place(of: record)
    guard record.optionalValue("suspicion") != nil else { return }
    responses[place].tokenScores = try record.optionalDoubles("suspicion")
  }

  private mutating func add(span record: Record) throws {
    let place = try place(of: record)
    guard try record.optionalString("kind") != SpanKind.passage.rawValue else { return }
    let (start, end) = (try record.int("start"), try record.int("end"))
    guard start >= 0, start <= end else {
      throw record.error("\(start)..<\(end) is no range of the response")
    }
    let value = try record.value("score")
    guard let score = value.number else { throw record.mismatch("score", "a number", value) }
    let mark = MarkedResponse.Mark(
      ScalarRange(start, end),
      probability: score,
      category: try record.optionalString("kind")
    )
    responses[place].marks.append(mark)
    if record.optionalValue("control") == nil { responses[place].decided?.append(mark.range) }
  }

  /// The response's place in ``responses``, where it is added if it is new.
  private mutating func place(of record: Record) throws -> Int {
    let key = Key(promptID: try record.string("prompt_id"), model: try record.string("model"))
    if let place = places[key] { return place }
    responses.append(
      MarkedResponse(promptID: key.promptID, model: key.model, marks: [], decided: [])
    )
    places[key] = responses.count - 1
    return responses.count - 1
  }
}
