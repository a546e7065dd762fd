public import DurableFiles
import GRDB
import SpoorModel

extension ReviewTransaction {
  /// Takes a verdict on a drawn task; see ``AuditStore/submit(_:at:)``.
  public func submit(_ given: Verdict, at now: Timestamp = .now) throws -> SubmissionOutcome {
    try submit(given, on: AuditStore.drawnTask(given.item, in: database), at: now)
  }

  /// Takes a verdict on a task that was read before.
  ///
  /// - Parameters:
  ///   - given: what was said.
  ///   - task: the task that it speaks of; `nil` where no queue has it.
  ///   - now: the time of a verdict that names none.
  /// - Returns: what became of it.
  /// - Throws: what writing throws.
  public func submit(
    _ given: Verdict,
    on task: DrawnTask?,
    at now: Timestamp
  ) throws -> SubmissionOutcome {
    let verdict: Verdict
    do {
      verdict = try ReviewEntries(verdicts: [given]).checked(at: now).verdicts[0]
    } catch {
      return .refused(.invalid(error.problem))
    }
    if try verdict.isHeld(in: database) { return .alreadyThere }
    if let refusal = try refusal(of: verdict, on: task, at: now) { return .refused(refusal) }
    try verdict.insert(into: database, at: now)
    try AuditStore.endLease(of: verdict.item, by: verdict.reviewer, in: database)
    return .added
  }

  /// Takes the refusal of somebody to judge a drawn task, whose place is free again then.
  public func submit(_ given: Skip, at now: Timestamp = .now) throws -> SubmissionOutcome {
    let skip: Skip
    do {
      skip = try ReviewEntries(skips: [given]).checked(at: now).skips[0]
    } catch {
      return .refused(.invalid(error.problem))
    }
    guard try isDrawn(skip.item) else { return .refused(.unknownTask) }
    if try AuditStore.hasJudged(skip.reviewer, skip.item, in: database) {
      return .refused(.judgedAlready)
    }
    if try isClosed(skip.item, for: skip.reviewer) { return .refused(.closed) }
    try AuditStore.endLease(of: skip.item, by: skip.reviewer, in: database)
    if try skip.isHeld(in: database) { return .alreadyThere }
    try skip.insert(into: database, at: now)
    return .added
  }

  /// Takes a decision over a drawn task.
  public func submit(_ given: Adjudication, at now: Timestamp = .now) throws -> SubmissionOutcome {
    do {
      let decision = try ReviewEntries(adjudications: [given]).checked(at: now).adjudications[0]
      guard let task = try AuditStore.drawnTask(decision.item, in: database) else {
        return .refused(.unknownTask)
      }
      guard task.task.shows(decision.answers.rowID) else { return .refused(.rowNotShown) }
      guard !decision.reason.allSatisfy(\.isWhitespace) else {
        return .refused(.invalid("a decision wants its reason"))
      }
      switch try AuditStore.bar(to: decision, in: database) {
      case .noAdjudicator: return .refused(.noAdjudicator)
      case .judgedBySelf: return .refused(.judgedBySelf)
      case nil: break
      }
      let last = try AuditStore.decision(on: decision.item, in: database)
      if last?.adjudicator == decision.adjudicator, try decision.isHeld(in: database) {
        return .alreadyThere
      }
      try decision.insert(into: database, at: now)
      return .added
    } catch let error as SpoorError {
      return .refused(.invalid(error.problem))
    }
  }

  /// Marks a task as one to be looked at, or takes the mark away.
  public func flag(
    _ item: ItemHash,
    _ state: FlagState,
    by reviewer: String,
    at now: Timestamp = .now
  ) throws {
    let reviewer = try ReviewerName.kept(reviewer)
    guard try flagState(of: item, by: reviewer) != state else { return }
    let statement = try database.cachedStatement(
      sql: "INSERT INTO flags (item_hash, reviewer, time, raised) VALUES (?, ?, ?, ?)"
    )
    try statement.execute(arguments: [
      item.rawValue, reviewer.storable, now.description, state == .raised,
    ])
  }

  /// Whether somebody marked a task.
  public func flagState(of item: ItemHash, by reviewer: String) throws -> FlagState {
    let statement = try database.cachedStatement(
      sql:
        "SELECT raised FROM flags WHERE item_hash = ? AND reviewer = ? ORDER BY id DESC LIMIT 1"
    )
    let raised = try Bool.fetchOne(statement, arguments: [item.rawValue, reviewer.storable])
    return raised == true ? .raised : .lowered
  }

  private func refusal(
    of verdict: Verdict,
    on task: DrawnTask?,
    at now: Timestamp
  ) throws -> SubmissionRefusal? {
    guard let task else { return .unknownTask }
    guard task.task.shows(verdict.answers.rowID) else { return .rowNotShown }
    if try AuditStore.decidedBySelf(verdict, in: database) { return .decidedBySelf }
    if try isClosed(verdict.item, for: verdict.reviewer) { return .closed }
    let judgedBefore = try AuditStore.hasJudged(verdict.reviewer, verdict.item, in: database)
    let others = try AuditStore.others(
      than: verdict.reviewer,
      on: verdict.item,
      at: now,
      in: database
    )
    return judgedBefore || others < task.experts ? nil : .enoughExperts(task.experts)
  }
}

/// Whether somebody wants a task to be looked at.
public enum FlagState: Hashable, Sendable {
  /// They do.
  case raised
  /// They do not, or no more.
  case lowered
}

extension ReviewTask {
  fileprivate func shows(_ row: RowID?) -> Bool {
    row == nil || rows.contains { $0.row.rowID == row }
  }
}
