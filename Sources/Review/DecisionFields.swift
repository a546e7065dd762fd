import AuditStore
import Foundation

/// The keys that an adjudicator fills in.
struct DecisionFields: Decodable {
  let adjudicator: String?
  let reason: String?
  /// Answers and time, as a reviewer gives them.
  let answers: VerdictFields

  enum CodingKeys: String, CodingKey {
    case adjudicator, hallucination, related
    case rowID = "row_id"
    case cause, reason, time

    static let toFillIn: [CodingKeys] = [
      .adjudicator, .hallucination, .related, .rowID, .cause, .reason, .time,
    ]
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    adjudicator = try object.decodeIfPresent(String.self, forKey: .adjudicator)
    reason = try object.decodeIfPresent(String.self, forKey: .reason)
    answers = try VerdictFields(from: decoder)
  }
}
