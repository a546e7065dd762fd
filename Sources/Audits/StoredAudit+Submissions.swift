public import AuditStore
public import Foundation
public import Review
import SpoorModel

extension StoredAudit {
  /// The task that an expert is to judge next, theirs for a quarter of an hour; `nil` when none is left for
  /// them.
  ///
  /// - Throws: ``SpoorError`` `badInput` where no queue was drawn.
  public func nextTask(for reviewer: String) throws -> ReviewTask? {
    try requireQueue()
    return try store.leaseNext(for: reviewer).map { try referenced([$0])[0] }
  }

  /// Gives back all that an expert holds; how many tasks that was.
  public func release(heldBy reviewer: String) throws -> Int {
    try store.releaseAll(by: reviewer)
  }

  /// Takes lines of verdicts in one commit, each by itself; when this returns, what was added is on the disk.
  ///
  /// - Parameters:
  ///   - lines: each a JSON object (``SubmittedLine``).
  ///   - first: the first line's number.
  /// - Returns: a reply to each line.
  /// - Throws: ``SpoorError`` `locked` where another process writes for too long; nothing was taken then.
  public func submit(_ lines: [Data], from first: Int) throws -> [SubmissionReply] {
    let read = lines.map { line in
      Result { () throws(SubmittedLine.Fault) in try SubmittedLine(line).verdict }
    }
    let verdicts = read.compactMap { result in
      if case .success(let verdict) = result { verdict } else { nil }
    }
    var outcomes = try store.submit(verdicts)[...]
    return read.enumerated().map { place, result in
      switch result {
      case .failure(let fault): SubmissionReply(line: first + place, fault)
      case .success(let verdict):
        SubmissionReply(line: first + place, to: verdict, outcomes.removeFirst())
      }
    }
  }
}
