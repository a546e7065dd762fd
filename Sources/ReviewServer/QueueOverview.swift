import AuditStore
import DurableFiles
import Review

/// Where the whole queue stands, asked at most every so often however many look at it.
struct QueueOverview: Sendable {
  /// Where every task stands, as of some seconds ago: what a visitor did themselves is told apart from these.
  let states: LastAnswer<[TaskState]>
  /// How far the queue is, as of a second ago.
  let counts: LastAnswer<QueueCounts>
  /// How far experts agree, as of minutes ago, since counting takes seconds in a long queue; `nil` where no
  /// two judged the same.
  let agreement: LastAnswer<PageAgreement?>

  init(of subject: ReviewSubject, by desk: CommitDesk) {
    states = LastAnswer(lasting: .seconds(2)) { try await desk.look { try $0.taskStates() } }
    counts = LastAnswer(lasting: .seconds(1)) { try await desk.look { try $0.queueCounts() } }
    let count = subject.agreement
    agreement = LastAnswer(lasting: .seconds(60)) {
      try await desk.look { _ in try PageAgreement(count()) }
    }
  }

  /// Asks anew the next time: whoever decided must not find the task among the undecided.
  func forget() async {
    await states.forget()
    await agreement.forget()
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
