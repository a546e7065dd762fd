import AuditStore
import Review
import SpoorModel

/// `POST /api/join`.
struct JoinRequest: Decodable, Sendable {
  let token: String
}

/// `POST /api/tasks/ID/verdict`: the answers' keys, and these.
struct VerdictRequest: Decodable, Sendable {
  let answers: ItemAnswers
  let note: String?
  let opened: [RowID]

  private enum CodingKeys: String, CodingKey { case note, opened }

  init(from decoder: any Decoder) throws {
    answers = try ItemAnswers(from: decoder)
    let object = try decoder.container(keyedBy: CodingKeys.self)
    note = try object.decodeIfPresent(String.self, forKey: .note)
    opened = try object.decodeIfPresent([RowID].self, forKey: .opened) ?? []
  }

  /// What is said of a task, with what of its rows was seen.
  func verdict(on task: ReviewTask, by reviewer: String) -> Verdict {
    let order = EvidenceOrder(of: task, for: reviewer).ranks
    let opened = Set(opened)
    return Verdict(
      item: task.id,
      reviewer: reviewer,
      time: nil,
      answers: answers,
      seen: SeenRows(
        shown: order,
        opened: order.filter { opened.contains(task.rows[$0 - 1].row.rowID) }.sorted()
      ),
      note: note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 },
      guidelineVersion: .current
    )
  }
}

/// `POST /api/undo`: the task whose word is to be taken back, so that asking twice takes back once.
struct UndoRequest: Decodable, Sendable {
  let id: String?
}

/// `POST /api/tasks/ID/skip`.
struct SkipRequest: Decodable, Sendable {
  let reason: String
}

/// `POST /api/tasks/ID/flag`.
struct FlagRequest: Decodable, Sendable {
  let raised: Bool
}

/// `POST /api/tasks/ID/decision`: the answers' keys, and the reason.
struct DecisionRequest: Decodable, Sendable {
  let answers: ItemAnswers
  let reason: String

  private enum CodingKeys: String, CodingKey { case reason }

  init(from decoder: any Decoder) throws {
    answers = try ItemAnswers(from: decoder)
    reason = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .reason)
  }

  func decision(on item: ItemHash, by adjudicator: String) -> Adjudication {
    Adjudication(
      item: item,
      adjudicator: adjudicator,
      time: nil,
      answers: answers,
      reason: reason,
      guidelineVersion: .current
    )
  }
}
