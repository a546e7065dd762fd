import AuditStore
import Foundation
import SpoorModel

/// One line of an import: of what it speaks, and the verdict as far as it is filled in.
enum VerdictRecord: Decodable {
  /// A span's; `nil` where an item's line has no verdict at all.
  ///
  /// In `spoor.verdict/1` the verdict's keys stand beside the item's, in `spoor.item/1` in `verdict`.
  case item(ItemFields, VerdictFields?)
  /// A span's on which experts differ; `nil` where the line has no decision at all.
  case decision(ItemFields, DecisionFields?)
  /// Two answers'.
  case pair(PairLine)

  private enum CodingKeys: String, CodingKey {
    case schema
    case verdict, adjudication
  }

  init(from decoder: any Decoder) throws {
    let line = try decoder.container(keyedBy: CodingKeys.self)
    let schema = try line.decode(String.self, forKey: .schema)
    switch LineSchema(rawValue: schema) {
    case .item, .task:
      let verdict = try line.decodeIfPresent(VerdictFields.self, forKey: .verdict)
      self = .item(try ItemFields(from: decoder), verdict)
    case .verdict:
      self = .item(try ItemFields(from: decoder), try VerdictFields(from: decoder))
    case .adjudication:
      let decision = try line.decodeIfPresent(DecisionFields.self, forKey: .adjudication)
      self = .decision(try ItemFields(from: decoder), decision)
    case .pair:
      self = .pair(try PairLine(from: decoder))
    case nil:
      let known = LineSchema.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: .schema,
        in: line,
        debugDescription: "'\(schema)' is none of \(known)"
      )
    }
  }
}

/// What a line says of its item; it must agree with the store.
struct ItemFields: Decodable {
  let item: ItemHash
  /// `nil` in a blind line.
  let promptID: String?
  /// `nil` in a blind line.
  let model: String?
  let start: Int
  let end: Int
  let text: String

  private enum CodingKeys: String, CodingKey {
    case item
    case promptID = "prompt_id"
    case model
    case start
    case end
    case text
  }

  /// Where the line and the store differ, in words; empty if nowhere.
  func differences(from stored: Item) -> [String] {
    let pairs = [
      ("prompt_id", promptID ?? stored.promptID, stored.promptID),
      ("model", model ?? stored.model, stored.model),
      ("start", String(start), String(stored.range.start)),
      ("end", String(end), String(stored.range.end)),
      ("text", text, stored.text),
    ]
    // By scalars: Swift holds a composed and a decomposed letter equal, offsets do not.
    return pairs.filter { !$0.1.unicodeScalars.elementsEqual($0.2.unicodeScalars) }
      .map { "\($0.0) is '\($0.1)' here and '\($0.2)' in the audit" }
  }
}

/// The keys that a reviewer fills in.
struct VerdictFields: Decodable {
  let reviewer: String?
  let time: Timestamp?
  let hallucination: Answer?
  let related: Answer?
  let rowID: RowID?
  let cause: Cause?
  let note: String?
  let guidelineVersion: GuidelineVersion?

  /// Whether nothing is answered; a name alone is no answer.
  var isBlank: Bool {
    hallucination == nil && related == nil && rowID == nil && cause == nil
      && (note ?? "").isEmpty
  }

  enum CodingKeys: String, CodingKey {
    case reviewer
    case time
    case hallucination
    case related
    case rowID = "row_id"
    case cause
    case note
    case guidelineVersion = "guideline_version"

    static let toFillIn: [CodingKeys] = [
      .reviewer, .time, .hallucination, .related, .rowID, .cause, .note,
    ]
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    reviewer = try object.decodeIfPresent(String.self, forKey: .reviewer)
    time = try object.decodeIfPresent(Timestamp.self, forKey: .time)
    hallucination = try object.choice(forKey: .hallucination, of: "yes, no or unsure")
    related = try object.choice(forKey: .related, of: "yes, no or unsure")
    rowID = try object.decodeIfPresent(RowID.self, forKey: .rowID)
    let causes = Cause.allCases.map(\.rawValue).formatted(.list(type: .or))
    cause = try object.choice(forKey: .cause, of: causes)
    note = try object.decodeIfPresent(String.self, forKey: .note)
    guidelineVersion = try object.decodeIfPresent(
      GuidelineVersion.self,
      forKey: .guidelineVersion
    )
  }
}

extension VerdictFields {
  /// What is answered; both questions must be.
  ///
  /// - Parameter missing: makes the error of a question without an answer from its key.
  /// - Returns: the answers, with row and cause where they are given.
  /// - Throws: what `missing` makes.
  func answers<Failure: Error>(missing: (String) -> Failure) throws(Failure) -> ItemAnswers {
    guard let hallucination else { throw missing("hallucination") }
    guard let related else { throw missing("related") }
    return ItemAnswers(
      hallucination: hallucination,
      related: related,
      rowID: rowID,
      cause: cause
    )
  }

  /// The verdict of a reviewer, who followed `guidelines` where the fields name none.
  func verdict(
    on item: ItemHash,
    by reviewer: String,
    _ answers: ItemAnswers,
    guidelines: GuidelineVersion
  ) -> Verdict {
    Verdict(
      item: item,
      reviewer: reviewer,
      time: time,
      answers: answers,
      note: note.flatMap { $0.isEmpty ? nil : $0 },
      guidelineVersion: guidelineVersion ?? guidelines
    )
  }
}
