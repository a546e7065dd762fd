import AuditStore
import Foundation
import SpoorModel

/// One line of an import on its way to a verdict; knows where it stands, for errors.
struct ImportLine {
  let location: SpoorError.Location
  let store: AuditStore

  /// The verdict of this line; `nil` when it is not filled in.
  func verdict(in line: Data, _ decoder: JSONDecoder) throws -> Verdict? {
    let record = try decode(line, decoder)
    let item = try storedItem(record.item)
    guard let fields = record.verdict else { return nil }
    return try verdict(on: item, fields)
  }

  private func decode(_ line: Data, _ decoder: JSONDecoder) throws -> VerdictRecord {
    do {
      return try decoder.decode(VerdictRecord.self, from: line)
    } catch let error as DecodingError {
      throw fault(
        error.words,
        remedy: "Write a spoor.verdict/1 or a filled-in spoor.item/1 object on this line."
      )
    }
  }

  private func storedItem(_ fields: ItemFields) throws -> Item {
    guard let stored = try store.item(fields.item) else {
      throw fault(
        "this audit has no item \(fields.item)",
        remedy: "Import into the audit that the file was exported from."
      )
    }
    let differences = fields.differences(from: stored)
    guard differences.isEmpty else {
      throw fault(
        differences.joined(separator: ", "),
        remedy: "Restore what the export wrote; only the verdict is to be filled in."
      )
    }
    return stored
  }

  private func verdict(on item: Item, _ fields: VerdictFields) throws -> Verdict? {
    if fields.hallucination == nil, fields.related == nil { return nil }
    guard let hallucination = fields.hallucination else { throw missing("hallucination") }
    guard let related = fields.related else { throw missing("related") }
    guard let reviewer = fields.reviewer, !reviewer.isEmpty else {
      throw fault("'reviewer' is missing", remedy: "Write who gave this verdict.")
    }
    return Verdict(
      item: item.hash,
      reviewer: reviewer,
      time: fields.time,
      hallucination: hallucination,
      related: related,
      rowID: fields.rowID,
      note: fields.note.flatMap { $0.isEmpty ? nil : $0 },
      guidelineVersion: fields.guidelineVersion ?? item.guidelineVersion
    )
  }

  private func missing(_ key: String) -> SpoorError {
    fault("'\(key)' is missing", remedy: "Answer yes, no or unsure.")
  }

  private func fault(_ problem: String, remedy: String) -> SpoorError {
    SpoorError(.badInput, problem, at: location, remedy: remedy)
  }
}
