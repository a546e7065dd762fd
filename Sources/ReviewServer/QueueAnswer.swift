import AuditStore
import DurableFiles
import Review
import SpoorModel

/// `GET /api/queue`: where tasks stand.
struct QueueAnswer: Encodable {
  /// Which tasks are asked for.
  enum Filter {
    case all
    case flagged
    case stage(TaskState.Stage)

    /// Reads `all`, `flagged` or a stage's name; `nil` for anything else.
    init?(_ text: String) {
      switch text {
      case "all": self = .all
      case "flagged": self = .flagged
      default:
        guard let stage = TaskState.Stage(rawValue: text) else { return nil }
        self = .stage(stage)
      }
    }

    func takes(_ state: TaskState) -> Bool {
      switch self {
      case .all: true
      case .flagged: state.flags > 0
      case .stage(let stage): state.stage == stage
      }
    }
  }

  struct Row: Encodable {
    let id: String
    let number: Int
    let status: TaskState.Stage
    let text: String
    let experts: Int
    let given: Int
    let holders: [String]
    let flags: Int
    let notes: Int
    @Written var last: Timestamp?
    @Written var provenance: Provenance?
    @Written var score: Double?

    /// Takes a task's state; what Spoor holds of it only where the visitor is told.
    init(_ state: TaskState, for visitor: Visitor, isTold: Bool) {
      let oversees = visitor.role == .adjudicator
      id = state.place.description
      number = state.place.number
      status = state.stage
      text = state.text
      experts = state.experts
      given = state.given
      holders = oversees ? state.holders : []
      flags = state.flags
      notes = state.notes
      last = state.last
      provenance = isTold ? state.provenance : nil
      score = isTold ? state.score : nil
    }
  }

  let total: Int
  let from: Int
  let rows: [Row]
}

/// `GET /api/overview`.
struct OverviewAnswer: Encodable {
  struct Expert: Encodable {
    let name: String
    let role: ReviewerRole
    let judged: Int
    let held: Int
  }

  let progress: PageProgress
  @Written var agreement: PageAgreement?
  let experts: [Expert]
}

/// How far experts agree on both questions.
struct PageAgreement: Encodable, Sendable {
  enum Alpha: Encodable {
    case known(Estimate)
    case undefined(String)

    private enum CodingKeys: String, CodingKey { case alpha, low, high, undefined }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .known(let estimate):
        try object.encode(estimate.value, forKey: .alpha)
        try object.encode(estimate.low, forKey: .low)
        try object.encode(estimate.high, forKey: .high)
      case .undefined(let why): try object.encode(why, forKey: .undefined)
      }
    }
  }

  let tasks: Int
  let hallucination: Alpha
  let related: Alpha
}
