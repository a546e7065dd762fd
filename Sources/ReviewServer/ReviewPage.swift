import AuditStore
import DurableFiles
import Review
import SpoorModel

/// Answers what the page asks; knows no HTTP.
///
/// Blind: a task tells neither model nor score nor provenance, and nobody's verdict. Those are told after the
/// visitor judged it and asked, or as an adjudicator; from then on their word on it stands.
struct ReviewPage: Sendable {
  let subject: ReviewSubject
  let desk: CommitDesk
  let overview: QueueOverview

  init(of subject: ReviewSubject) {
    self.subject = subject
    desk = CommitDesk(subject.store)
    overview = QueueOverview(of: subject, by: desk)
  }

  /// Exchanges an invite for a session.
  func join(with invite: String) async throws -> Visitor {
    guard let invite = AccessToken(rawValue: invite) else {
      throw PageRefusal(AccessRefusal.unknown)
    }
    let session = AccessToken.random()
    let (name, role) = try await desk.commit { transaction in
      do {
        let name = try transaction.open(session, with: invite)
        return (name, try transaction.role(of: name))
      } catch let refusal as AccessRefusal {
        throw PageRefusal(refusal)
      }
    }
    return Visitor(name: name, role: role, session: session)
  }

  /// Whose session a cookie holds.
  func visitor(with session: AccessToken) async throws -> Visitor {
    let found = try await desk.look { store in
      try store.look { transaction in
        try transaction.reviewer(with: session).map { ($0, try transaction.role(of: $0)) }
      }
    }
    guard let (name, role) = found else { throw PageRefusal.notSignedIn }
    return Visitor(name: name, role: role, session: session)
  }

  func leave(_ visitor: Visitor) async throws -> LeaveAnswer {
    LeaveAnswer(
      released: try await desk.commit { transaction in
        try transaction.end(visitor.session)
        return try transaction.release(.askedSingly, of: visitor.name)
      }
    )
  }

  func me(_ visitor: Visitor) async throws -> MeAnswer {
    MeAnswer(
      audit: subject.name,
      name: visitor.name,
      role: visitor.role,
      guidelines: .current,
      progress: try await progress(of: visitor)
    )
  }

  func next(for visitor: Visitor) async throws -> NextAnswer {
    let own = try await desk.commit { transaction in
      try transaction.leaseNext(for: visitor.name).map {
        try transaction.own($0, of: visitor.name)
      }
    }
    return NextAnswer(
      task: own.map { shown($0, to: visitor) },
      progress: try await progress(of: visitor)
    )
  }

  /// How far a visitor and the queue are, without a look at every task.
  func progress(of visitor: Visitor) async throws -> PageProgress {
    let own = try await desk.look { try $0.progress(of: visitor.name) }
    return PageProgress(own, queue: PageProgress.Queue(try await overview.counts.answer()))
  }

  func shown(_ own: OwnTask, to visitor: Visitor) -> PageTask {
    PageTask(own, for: visitor.name, reference: subject.references[own.drawn.task.prompt.id])
  }
}
