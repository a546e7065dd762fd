import AuditStore
import DurableFiles
import Review
import SpoorModel

/// `POST /api/tasks/ID/reveal`: what Spoor and others hold of a task.
struct RevealAnswer: Encodable {
  struct Row: Encodable {
    let evidence: EvidenceRow

    private enum CodingKeys: String, CodingKey {
      case rowID = "row_id"
      case score, copies
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: CodingKeys.self)
      try object.encode(evidence.row.rowID, forKey: .rowID)
      try object.encode(evidence.row.score, forKey: .score)
      try object.encode(evidence.row.copies, forKey: .copies)
    }
  }

  let model: String
  let provenance: Provenance
  let score: Double
  @Written var lift: Double?
  let purpose: TaskPurpose
  let rows: [Row]
  let said: [PageOpinion]
  @Written var decision: PageDecision?
  @Written var gold: PageGold?

  init(_ judged: JudgedTask, lift: Double?, to reviewer: String) {
    let drawn = judged.drawn
    model = drawn.model
    provenance = drawn.stratum.provenance
    score = drawn.score
    self.lift = lift
    purpose = drawn.purpose
    rows = drawn.task.rows.map(Row.init)
    said = judged.opinions.map { PageOpinion($0, of: drawn.task, for: reviewer) }
    decision = judged.adjudication.map(PageDecision.init)
    gold = judged.gold.map(PageGold.init)
  }
}

/// What one expert said of a task, unnamed, with the rows that they opened.
struct PageOpinion: Encodable {
  private let opinion: Opinion
  private let opened: [RowID]
  private let isMine: Bool

  init(_ opinion: Opinion, of task: ReviewTask, for reviewer: String) {
    self.opinion = opinion
    let ranks = opinion.verdict.seen?.opened ?? []
    opened = ranks.filter { task.rows.indices.contains($0 - 1) }
      .map { task.rows[$0 - 1].row.rowID }
    isMine = opinion.verdict.reviewer == reviewer
  }

  private enum CodingKeys: String, CodingKey { case opened, mine }

  func encode(to encoder: any Encoder) throws {
    try opinion.encode(to: encoder)
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(opened, forKey: .opened)
    try object.encode(isMine, forKey: .mine)
  }
}

/// What an adjudicator decided.
struct PageDecision: Encodable {
  private let decision: Adjudication

  init(_ decision: Adjudication) { self.decision = decision }

  private enum CodingKeys: String, CodingKey { case reason, time }

  func encode(to encoder: any Encoder) throws {
    try decision.answers.encode(to: encoder)
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(decision.reason, forKey: .reason)
    try object.encode(decision.time, forKey: .time)
  }
}

/// The right answers of a task that has some.
struct PageGold: Encodable {
  private let gold: GoldAnswer

  init(_ gold: GoldAnswer) { self.gold = gold }

  private enum CodingKeys: String, CodingKey { case reason }

  func encode(to encoder: any Encoder) throws {
    try gold.answers.encode(to: encoder)
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(gold.reason, forKey: .reason)
  }
}

/// `POST /api/tasks/ID/dispute`.
struct DisputeAnswer: Encodable {
  let task: PageTask
  let said: [PageOpinion]
  let decisions: [PageDecision]
}
