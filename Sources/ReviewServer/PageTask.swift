import AuditStore
import DurableFiles
import Review
import SpoorModel

/// A task as the page shows it: nothing of what Spoor or others hold.
struct PageTask: Encodable {
  struct Span: Encodable {
    let start: Int
    let end: Int
    let text: String
  }

  struct Hold: Encodable {
    let expires: Timestamp
    let seconds: Int

    init(_ lease: Lease, at now: Timestamp) {
      expires = lease.expires
      seconds = Int(max(0, lease.expires.milliseconds - now.milliseconds) / 1000)
    }
  }

  let id: String
  let number: Int
  let of: Int
  let prompt: String
  let response: String
  let span: Span
  @Written var reference: String?
  let rows: [ShownRow]
  @Written var lease: Hold?
  @Written var mine: PageWord?
  let flagged: Bool
  let closed: Bool

  /// Takes what a reviewer may see of a task, its rows in their own order.
  init(_ own: OwnTask, for reviewer: String, reference: String?, at now: Timestamp = .now) {
    let task = own.drawn.task
    id = own.place.description
    number = own.place.number
    of = own.queued
    prompt = task.prompt.instruction
    response = task.response
    span = Span(start: task.range.start, end: task.range.end, text: task.text)
    self.reference = reference
    rows = EvidenceOrder(of: task, for: reviewer).ranks.map {
      ShownRow(evidence: task.rows[$0 - 1])
    }
    lease = own.lease.map { Hold($0, at: now) }
    mine = own.word.map(PageWord.init)
    flagged = own.flag == .raised
    closed = own.isClosed
  }
}

/// What somebody said of a task.
struct PageWord: Encodable {
  private let word: OwnWord

  init(_ word: OwnWord) { self.word = word }

  private enum CodingKeys: String, CodingKey {
    case kind, note, reason, time
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    switch word {
    case .verdict(let verdict):
      try object.encode(Withdrawal.Kind.verdict, forKey: .kind)
      try verdict.answers.encode(to: encoder)
      try object.encode(verdict.note, forKey: .note)
      try object.encode(verdict.time, forKey: .time)
    case .skip(let skip):
      try object.encode(Withdrawal.Kind.skip, forKey: .kind)
      try object.encode(skip.reason, forKey: .reason)
      try object.encode(skip.time, forKey: .time)
    }
  }
}
