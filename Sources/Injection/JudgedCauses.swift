public import AuditStore
import Figures
public import Foundation
import Knowledge
import Records
public import SpoorModel
import Statistics

/// What people held for the causes of errors, beside what the rules proposed.
public struct JudgedCauses: Hashable, Sendable {
  /// The share of each cause among the judged, with its score interval.
  public let causes: [Cause: Rate]
  /// The judged errors of which a cause was proposed, and how many of them people call the same.
  public let agreement: Rate
  /// How many have no cause yet.
  public let open: Int

  private static let shape = RecordShape(
    "an error with its cause",
    keys: [
      "id", "setting",
      "cause (one of " + Cause.allCases.map(\.rawValue).joined(separator: ", ") + ")",
    ]
  )

  /// Reads lists that were filled in; a record without `cause` is open.
  ///
  /// - Parameters:
  ///   - url: the list.
  ///   - proposed: what the rules say of the same errors.
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a cause that is none, an error that is not
  ///   among the proposed or stands twice, and a file without records.
  public init(reading url: URL, proposed: [ProposedCause]) throws(SpoorError) {
    let reader = try RecordReader(url, shape: Self.shape)
    var proposals: [String: Cause?] = [:]
    for cause in proposed { proposals[cause.error.key] = .some(cause.cause) }
    var counts: [Cause: Int] = [:]
    var (open, agreed, both) = (0, 0, 0)
    var seen: Set<String> = []
    while let record = try reader.next() {
      let key = AnswerError.key(try record.string("id"), try record.optionalString("setting") ?? "")
      guard let proposal = proposals[key], seen.insert(key).inserted else {
        throw record.error(
          seen.contains(key) ? "the error stands twice" : "there is no such error",
          remedy: "Judge the list that 'spoor inject causes --review' wrote of these questions."
        )
      }
      guard let name = try record.filledString("cause") else {
        open += 1
        continue
      }
      guard let cause = Cause(rawValue: name) else {
        throw record.error("\"\(name)\" is no cause")
      }
      counts[cause, default: 0] += 1
      guard let proposal else { continue }
      both += 1
      agreed += proposal == cause ? 1 : 0
    }
    guard !seen.isEmpty else { throw reader.noRecords }
    let judged = counts.values.reduce(0, +)
    var causes: [Cause: Rate] = [:]
    for cause in Cause.allCases {
      causes[cause] = Rate(Proportion(successes: counts[cause] ?? 0, trials: judged))
    }
    self.causes = causes
    self.open = open
    agreement = Rate(Proportion(successes: agreed, trials: both))
  }
}

extension AnswerError {
  /// Names the error among those of a model.
  var key: String { Self.key(question.id, setting) }

  static func key(_ id: String, _ setting: String) -> String { "\(id)\u{0}\(setting)" }
}
