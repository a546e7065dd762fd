import AuditStore
import DurableFiles
import Review

/// Where the whole queue stands, asked at most every so often however many look at it.
actor QueueOverview {
  /// How old the states of tasks may be: what a visitor did themselves is told apart from these.
  private static let statesLast: Duration = .seconds(2)
  /// How old the figures of agreement may be; they take seconds in a long queue.
  private static let agreementLasts: Duration = .seconds(60)

  private let subject: ReviewSubject
  private let clock = ContinuousClock()
  private var states: (asked: ContinuousClock.Instant, answer: Task<[TaskState], any Error>)?
  private var agreement: (asked: ContinuousClock.Instant, answer: Task<PageAgreement?, any Error>)?

  init(of subject: ReviewSubject) { self.subject = subject }

  /// Where every task stands, as of two seconds ago or later.
  func states(by desk: CommitDesk) async throws -> [TaskState] {
    if let states, states.asked.duration(to: clock.now) < Self.statesLast {
      return try await states.answer.value
    }
    let answer = Task { try await desk.look { try $0.taskStates() } }
    states = (clock.now, answer)
    return try await answer.value
  }

  /// Asks anew the next time: whoever decided must not find the task among the undecided.
  func forget() {
    states = nil
    agreement = nil
  }

  /// How far experts agree, as of a minute ago or later; `nil` where no two judged the same.
  func agreement(by desk: CommitDesk) async throws -> PageAgreement? {
    if let agreement, agreement.asked.duration(to: clock.now) < Self.agreementLasts {
      return try await agreement.answer.value
    }
    let count = subject.agreement
    let answer = Task { try await desk.look { _ in try PageAgreement(count()) } }
    agreement = (clock.now, answer)
    return try await answer.value
  }
}

extension PageAgreement {
  /// Takes α of both questions; `nil` where no two experts judged the same task.
  init?(_ questions: [QuestionAgreement]) {
    let byQuestion = Dictionary(questions.map { ($0.question, $0.all) }) { first, _ in first }
    guard let hallucination = byQuestion[.hallucination], let related = byQuestion[.related],
      hallucination.units > 0
    else { return nil }
    self.init(
      tasks: hallucination.units,
      hallucination: Alpha(hallucination),
      related: Alpha(related)
    )
  }
}

extension PageAgreement.Alpha {
  fileprivate init(_ figures: AgreementFigures) {
    self =
      figures.alpha.map(Self.known)
      ?? .undefined("everybody gave the same answer to all, so chance cannot be told")
  }
}
