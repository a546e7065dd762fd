import AuditStore
import Foundation
import Generations
public import Review
import SpoorModel
import Statistics

extension StoredAudit {
  /// Two models' answers of the latest run side by side, at most `limit` of them, kept in the store so that
  /// they can be judged.
  ///
  /// - Throws: ``SpoorError`` `usage` where the run has no answers of a model, or the two are one.
  public func pairs(of one: String, and other: String, limit: Int) throws -> PairQueue {
    let run = try latestRun()
    let responses = try store.responses(of: run)
    try check(one, other, in: responses)
    let queue = PairQueue(of: one, and: other, in: responses, limit: limit)
    try store.keep(queue.pairs, of: run)
    return queue
  }

  /// What reviewers found sets two models' answers of the latest run apart.
  ///
  /// - Throws: ``SpoorError`` `usage` where the run has no answers of a model, or the two are one.
  public func pairTally(of first: String, and second: String) throws -> PairTally {
    let responses = try store.responses(of: latestRun())
    try check(first, second, in: responses)
    let standing = Set(PairQueue(of: first, and: second, in: responses).pairs.map(\.hash))
    let kept = try store.judgedPairs(of: first, and: second)
    return PairTally(
      of: kept.filter { standing.contains($0.pair.hash) },
      replaced: kept.count { !standing.contains($0.pair.hash) },
      first: first,
      second: second,
      by: Bootstrap()
    )
  }

  /// What the latest run's references hold, by prompt; empty where it had none or their file has gone.
  public func references() throws -> [String: String] {
    let configuration = Data(try latestRun().configuration.utf8)
    guard let path = try JSONDecoder().decode(UsedReferences.self, from: configuration).references,
      FileManager.default.fileExists(atPath: path)
    else { return [:] }
    return Dictionary(
      try ReferenceFile.read(URL(filePath: path)).map { ($0.promptID, $0.text) }
    ) { "\($0)\n\n\($1)" }
  }

  /// What a run's configuration tells of its references.
  private struct UsedReferences: Decodable {
    var references: String?
  }

  private func check(
    _ one: String,
    _ other: String,
    in responses: [String: [AuditedResponse]]
  ) throws {
    let known = responses.keys.sorted().joined(separator: ", ")
    if let stray = [one, other].first(where: { responses[$0] == nil }) {
      throw SpoorError(
        .usage,
        "the audit has no answers of a model '\(stray)'",
        at: SpoorError.Location(file: path),
        remedy: "Models: \(known)."
      )
    }
    guard one != other else {
      throw SpoorError(
        .usage,
        "'\(one)' beside itself sets nothing apart",
        at: SpoorError.Location(file: path),
        remedy: "Name two of: \(known)."
      )
    }
  }
}
