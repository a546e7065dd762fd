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
      try transaction.requireOwn(drawn.task.id, at: place, of: visitor)
      let verdict = request.verdict(on: drawn.task, by: visitor.name)
      try transaction.requireFinal(verdict, of: visitor)
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
      let item = try transaction.ownItem(at: place, of: visitor)
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
      guard let item = try transaction.item(at: place) else { throw PageRefusal.noSuchTask }
      // Who opened the dispute: it is one, and they have seen what was said.
      guard try transaction.isClosed(item, for: visitor.name) else {
        throw PageRefusal.notDisputed
      }
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
      let item = try transaction.ownItem(at: place, of: visitor)
      try transaction.flag(item, request.raised ? .raised : .lowered, by: visitor.name, at: now)
    }
    return FlagAnswer(saved: now, flagged: request.raised)
  }

  /// Prolongs a visitor's hold.
  func renew(_ place: TaskPlace, for visitor: Visitor) async throws -> PageTask.Hold {
    let now = Timestamp.now
    let lease = try await desk.commit { transaction in
      let item = try transaction.ownItem(at: place, of: visitor)
      // Only what was handed to them and waits for their word: nobody chooses their tasks.
      guard try transaction.wasHanded(item, to: visitor.name),
        try transaction.mayJudge(item, visitor.name, at: now)
      else { return nil as Lease? }
      return try transaction.renew(item, for: visitor.name, LeaseTerm(from: now))
    }
    guard let lease else { throw PageRefusal.leaseLost }
    return PageTask.Hold(lease, at: now)
  }

  /// Takes back a visitor's latest word, on the task that they name if they name one.
  func undo(_ request: UndoRequest, for visitor: Visitor) async throws -> UndoAnswer {
    if visitor.role == .adjudicator { throw PageRefusal.adjudicatorsWordStands }
    let (kind, own) = try await desk.commit { transaction in
      let meant = try request.id.flatMap { TaskPlace($0) }.flatMap(transaction.item(at:))
      let withdrawal = try transaction.withdrawOnce(meant, of: visitor)
      guard let own = try transaction.task(withdrawal.item, of: visitor.name) else {
        throw PageRefusal.noSuchTask
      }
      return (withdrawal.kind, own)
    }
    return UndoAnswer(undone: kind, task: shown(own, to: visitor))
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
  /// The item at a place, which was handed to a visitor or on which they said something.
  fileprivate func ownItem(at place: TaskPlace, of visitor: Visitor) throws -> ItemHash {
    guard let item = try item(at: place) else { throw PageRefusal.noSuchTask }
    try requireOwn(item, at: place, of: visitor)
    return item
  }

  /// - Throws: ``PageRefusal`` where the task is of an older queue, or was never handed to the visitor:
  ///   whoever chose their tasks would bias the sample.
  fileprivate func requireOwn(
    _ item: ItemHash,
    at place: TaskPlace,
    of visitor: Visitor
  ) throws {
    guard try isPresent(place) else { throw PageRefusal.olderQueue }
    guard try wasHanded(item, to: visitor.name) || word(of: visitor.name, on: item) != nil else {
      throw PageRefusal.noSuchTask
    }
  }

  /// Takes back a visitor's latest word, which is the one on `meant` if a task is meant.
  ///
  /// Asked twice, as after an answer that was lost, it is taken back once.
  fileprivate func withdrawOnce(_ meant: ItemHash?, of visitor: Visitor) throws -> Withdrawal {
    if let meant, try latestWithdrawable(of: visitor.name) != meant {
      guard try word(of: visitor.name, on: meant) == nil,
        let withdrawal = try lastWithdrawal(of: visitor.name, on: meant)
      else { throw PageRefusal.notTheLatest }
      return withdrawal
    }
    do {
      return try withdrawLatest(of: visitor.name)
    } catch is NothingToWithdraw {
      throw PageRefusal.nothingToWithdraw
    }
  }

  /// - Throws: ``PageRefusal`` where an adjudicator changes a verdict: they see where others differ.
  fileprivate func requireFinal(_ verdict: Verdict, of visitor: Visitor) throws {
    guard visitor.role == .adjudicator,
      case .verdict(let said) = try word(of: visitor.name, on: verdict.item)
    else { return }
    guard said.answers == verdict.answers, said.note == verdict.note else {
      throw PageRefusal.adjudicatorsWordStands
    }
  }

  /// The task at a place as it stands for a visitor.
  func task(at place: TaskPlace, of visitor: Visitor) throws -> OwnTask {
    guard let item = try item(at: place), let own = try task(item, of: visitor.name) else {
      throw PageRefusal.noSuchTask
    }
    return own
  }
}
