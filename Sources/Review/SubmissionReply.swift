public import AuditStore
public import DurableFiles

/// The answer to one submitted line: sent once what it says is on the disk, or refused.
public struct SubmissionReply: Encodable, Sendable {
  /// What became of a line.
  public enum Outcome: String, Encodable, Sendable {
    /// It is on the disk.
    case added
    /// It was there before.
    case alreadyThere = "already_there"
    /// It was not taken.
    case refused
  }

  /// The line's number, from 1.
  public let line: Int
  /// The item; `nil` where the line names none.
  public let item: ItemHash?
  /// What became of it.
  public let outcome: Outcome
  /// Why it was refused; `nil` if it was not.
  public let problem: String?

  /// Whether the verdict is not in the store.
  public var isRefusal: Bool { problem != nil }

  /// The reply to a verdict that reached the store.
  public init(line: Int, to verdict: Verdict, _ outcome: SubmissionOutcome) {
    self.line = line
    item = verdict.item
    switch outcome {
    case .added: (self.outcome, problem) = (.added, nil)
    case .alreadyThere: (self.outcome, problem) = (.alreadyThere, nil)
    case .refused(let refusal): (self.outcome, problem) = (.refused, refusal.words)
    }
  }

  /// The reply to a line that is no verdict.
  public init(line: Int, _ fault: SubmittedLine.Fault) {
    self.line = line
    item = nil
    outcome = .refused
    problem = fault.problem
  }
}

extension SubmissionRefusal {
  /// Why, and what to do.
  public var words: String {
    switch self {
    case .unknownTask:
      "no drawn queue of this audit has such a task; take 'item' from 'spoor queue next' or an export"
    case .enoughExperts(let count):
      "as many experts as are wanted (\(count)) have judged this task or hold it; ask for another"
    case .invalid(let problem): problem
    case .judgedAlready: "you judged this task; take your verdict back before you skip it"
    case .judgedBySelf: "you judged this task and cannot decide over it"
    case .decidedBySelf: "you decided over this task and cannot judge it too"
    case .noAdjudicator: "only adjudicators decide"
    case .closed:
      "you have seen what others or Spoor hold of this task, so what you said before stands"
    case .rowNotShown: "'row_id' is none of the rows that this task shows"
    }
  }
}
