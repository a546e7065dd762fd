import AuditStore
import DurableFiles
import Review
import SpoorModel

/// What a visitor did and how far the queue is.
struct PageProgress: Encodable, Sendable {
  struct Queue: Encodable, Sendable {
    let tasks: Int
    let done: Int
    /// How many verdicts are wanted, are given, and how many tasks are disputed: `nil` where nobody looked at
    /// every task.
    @Written var wanted: Int?
    @Written var given: Int?
    /// `nil` for experts too: whoever judges must not see it rise.
    @Written var disputed: Int?
  }

  let judged: Int
  let skipped: Int
  let queue: Queue

  init(_ own: OwnProgress, queue: Queue) {
    judged = own.judged
    skipped = own.skipped
    self.queue = queue
  }
}

extension PageProgress.Queue {
  init(_ counts: QueueCounts) {
    tasks = counts.tasks
    done = counts.done
  }

  init(_ states: [TaskState], for role: ReviewerRole) {
    tasks = states.count
    done = states.count { $0.given >= $0.experts || $0.isDecided }
    wanted = states.reduce(0) { $0 + $1.experts }
    given = states.reduce(0) { $0 + min($1.given, $1.experts) }
    if role == .adjudicator { disputed = states.count { $0.stage == .disputed } }
  }
}

/// `GET /api/me` and `POST /api/join`.
struct MeAnswer: Encodable {
  let schema = "spoor.page/1"
  let audit: String
  let name: String
  let role: ReviewerRole
  let guidelines: GuidelineVersion
  let progress: PageProgress
}

/// `POST /api/leave`.
struct LeaveAnswer: Encodable {
  let left = true
  let released: Int
}

/// `POST /api/next`.
struct NextAnswer: Encodable {
  @Written var task: PageTask?
  let progress: PageProgress
}

/// `GET /api/tasks/ID`.
struct TaskAnswer: Encodable {
  let task: PageTask
}

/// What was said is on the disk.
struct SavedAnswer: Encodable {
  let saved: Timestamp
}

/// `POST /api/tasks/ID/flag`.
struct FlagAnswer: Encodable {
  let saved: Timestamp
  let flagged: Bool
}

/// `POST /api/undo`.
struct UndoAnswer: Encodable {
  let undone: Withdrawal.Kind
  let task: PageTask
}

/// `GET /api/history`.
struct HistoryAnswer: Encodable {
  struct Decision: Encodable {
    let id: String
    let number: Int
    let kind: Withdrawal.Kind
    let text: String
    @Written var hallucination: Answer?
    @Written var related: Answer?
    @Written var note: String?
    @Written var reason: String?
    let flagged: Bool
    let closed: Bool
    @Written var time: Timestamp?

    init?(_ own: OwnTask) {
      guard let word = own.word else { return nil }
      id = own.place.description
      number = own.place.number
      text = own.drawn.task.text
      flagged = own.flag == .raised
      closed = own.isClosed
      switch word {
      case .verdict(let verdict):
        kind = .verdict
        hallucination = verdict.answers.hallucination
        related = verdict.answers.related
        note = verdict.note
        time = verdict.time
      case .skip(let skip):
        kind = .skip
        reason = skip.reason
        time = skip.time
      }
    }
  }

  let decisions: [Decision]
  @Written var next: Int?
}

/// `GET /api/guidelines`.
struct GuidelinesAnswer: Encodable {
  let version = GuidelineVersion.current
  let markdown = ReviewGuidelines.text
}
