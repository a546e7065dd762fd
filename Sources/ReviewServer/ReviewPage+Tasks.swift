import AuditStore
import DurableFiles
import HTTPTypes
import Review
import SpoorModel

extension ReviewPage {
  /// Any task that a visitor judged, skipped or holds; any at all for adjudicators.
  func task(_ place: TaskPlace, for visitor: Visitor) async throws -> TaskAnswer {
    let own = try await desk.look { store in
      try store.look { try $0.task(at: place, of: visitor) }
    }
    guard own.word != nil || own.lease != nil || visitor.role == .adjudicator else {
      throw PageRefusal.noSuchTask
    }
    return TaskAnswer(task: shown(own, to: visitor))
  }

  func submit(
    _ request: VerdictRequest,
    on place: TaskPlace,
    by visitor: Visitor
  ) async throws -> SavedAnswer {
    try await save { transaction, now in
      guard let drawn = try transaction.drawnTask(at: place) else { throw PageRefusal.noSuchTask }
      let verdict = request.verdict(on: drawn.task, by: visitor.name)
      return try transaction.submit(verdict, on: drawn, at: now)
    }
  }

  func submit(
    _ request: SkipRequest,
    on place: TaskPlace,
    by visitor: Visitor
  ) async throws -> SavedAnswer {
    guard !request.reason.allSatisfy(\.isWhitespace) else {
      throw PageRefusal(.badRequest, "a skip wants its reason")
    }
    return try await save { transaction, now in
      let item = try transaction.task(at: place, of: visitor).drawn.task.id
      let skip = Skip(item: item, reviewer: visitor.name, time: nil, reason: request.reason)
      return try transaction.submit(skip, at: now)
    }
  }

  func submit(
    _ request: DecisionRequest,
    on place: TaskPlace,
    by visitor: Visitor
  ) async throws -> SavedAnswer {
    guard visitor.role == .adjudicator else { throw PageRefusal.adjudicatorsOnly }
    let answer = try await save { transaction, now in
      let item = try transaction.task(at: place, of: visitor).drawn.task.id
      return try transaction.submit(request.decision(on: item, by: visitor.name), at: now)
    }
    await overview.forget()
    return answer
  }

  func flag(
    _ request: FlagRequest,
    on place: TaskPlace,
    by visitor: Visitor
  ) async throws -> FlagAnswer {
    let now = Timestamp.now
    try await desk.commit { transaction in
      let item = try transaction.task(at: place, of: visitor).drawn.task.id
      try transaction.flag(item, request.raised ? .raised : .lowered, by: visitor.name, at: now)
    }
    return FlagAnswer(saved: now, flagged: request.raised)
  }

  /// Prolongs a visitor's hold.
  func renew(_ place: TaskPlace, for visitor: Visitor) async throws -> PageTask.Hold {
    let now = Timestamp.now
    let lease = try await desk.commit { transaction in
      let own = try transaction.task(at: place, of: visitor)
      return try transaction.renew(own.drawn.task.id, for: visitor.name, LeaseTerm(from: now))
    }
    guard let lease else { throw PageRefusal.leaseLost }
    return PageTask.Hold(lease, at: now)
  }

  /// Takes back a visitor's latest word.
  func undo(for visitor: Visitor) async throws -> UndoAnswer {
    let (withdrawal, own) = try await desk.commit { transaction in
      let withdrawal: Withdrawal
      do {
        withdrawal = try transaction.withdrawLatest(of: visitor.name)
      } catch let refusal as WithdrawalRefusal {
        throw PageRefusal(refusal)
      }
      guard let own = try transaction.task(withdrawal.item, of: visitor.name) else {
        throw PageRefusal.noSuchTask
      }
      return (withdrawal, own)
    }
    return UndoAnswer(undone: withdrawal.kind, task: shown(own, to: visitor))
  }

  func history(of visitor: Visitor, _ range: Range<Int>) async throws -> HistoryAnswer {
    let tasks = try await desk.look { try $0.history(of: visitor.name, range) }
    return HistoryAnswer(
      decisions: tasks.compactMap(HistoryAnswer.Decision.init),
      next: tasks.count < range.count ? nil : range.upperBound
    )
  }

  private func save(
    _ say: @escaping @Sendable (ReviewTransaction, Timestamp) throws -> SubmissionOutcome
  ) async throws -> SavedAnswer {
    let now = Timestamp.now
    try await desk.commit { transaction in
      if case .refused(let refusal) = try say(transaction, now) { throw PageRefusal(refusal) }
    }
    return SavedAnswer(saved: now)
  }
}

extension ReviewTransaction {
  /// The task at a place as it stands for a visitor.
  func task(at place: TaskPlace, of visitor: Visitor) throws -> OwnTask {
    guard let item = try item(at: place), let own = try task(item, of: visitor.name) else {
      throw PageRefusal.noSuchTask
    }
    return own
  }
}
