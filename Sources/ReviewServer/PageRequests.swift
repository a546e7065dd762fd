import AuditStore
import Review
import SpoorModel

/// `POST /api/join`.
struct JoinRequest: Decodable, Sendable {
  let token: String
}

/// `POST /api/tasks/ID/verdict`.
struct VerdictRequest: Decodable, Sendable {
  let hallucination: Answer
  let related: Answer
  let rowID: RowID?
  let cause: Cause?
  let note: String?
  let opened: [RowID]?

  private enum CodingKeys: String, CodingKey {
    case hallucination, related
    case rowID = "row_id"
    case cause, note, opened
  }

  /// What is said of a task, with what of its rows was seen.
  func verdict(on task: ReviewTask, by reviewer: String) -> Verdict {
    let order = EvidenceOrder(of: task, for: reviewer).ranks
    let opened = Set(opened ?? [])
    return Verdict(
      item: task.id,
      reviewer: reviewer,
      time: nil,
      answers: ItemAnswers(
        hallucination: hallucination,
        related: related,
        rowID: rowID,
        cause: cause
      ),
      seen: SeenRows(
        shown: order,
        opened: order.filter { opened.contains(task.rows[$0 - 1].row.rowID) }.sorted()
      ),
      note: note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 },
      guidelineVersion: .current
    )
  }
}

/// `POST /api/tasks/ID/skip`.
struct SkipRequest: Decodable, Sendable {
  let reason: String
}

/// `POST /api/tasks/ID/flag`.
struct FlagRequest: Decodable, Sendable {
  let raised: Bool
}

/// `POST /api/tasks/ID/decision`.
struct DecisionRequest: Decodable, Sendable {
  let hallucination: Answer
  let related: Answer
  let rowID: RowID?
  let cause: Cause?
  let reason: String

  private enum CodingKeys: String, CodingKey {
    case hallucination, related
    case rowID = "row_id"
    case cause, reason
  }

  func decision(on item: ItemHash, by adjudicator: String) -> Adjudication {
    Adjudication(
      item: item,
      adjudicator: adjudicator,
      time: nil,
      answers: ItemAnswers(
        hallucination: hallucination,
        related: related,
        rowID: rowID,
        cause: cause
      ),
      reason: reason,
      guidelineVersion: .current
    )
  }
}
