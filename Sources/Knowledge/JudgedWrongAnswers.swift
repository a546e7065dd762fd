import Figures
public import Foundation
import Records
public import SpoorModel
import Statistics

/// What people said of drawn wrong answers: the shares of each kind.
///
/// Gekhman et al. (2405.05904) found 90 % wrong, 6 % paraphrases, 2 % of either granularity, of 100.
public struct JudgedWrongAnswers: Hashable, Sendable {
  /// The share of each kind among the judged, with its score interval.
  public let kinds: [WrongAnswer.Kind: Rate]
  /// How many are judged.
  public let judged: Int
  /// How many have no kind yet.
  public let open: Int

  private static let shape = RecordShape(
    "a judged answer",
    keys: [
      "kind (one of " + WrongAnswer.Kind.allCases.map(\.rawValue).joined(separator: ", ") + ")"
    ]
  )

  /// Reads a list that was filled in; a record without `kind` is open.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, a kind that is none, and a file without
  ///   records.
  public init(reading url: URL) throws(SpoorError) {
    let reader = try RecordReader(url, shape: Self.shape)
    var counts: [WrongAnswer.Kind: Int] = [:]
    var open = 0
    while let record = try reader.next() {
      guard let name = try record.filledString("kind") else {
        open += 1
        continue
      }
      guard let kind = WrongAnswer.Kind(rawValue: name) else {
        throw record.error("\"\(name)\" is no kind")
      }
      counts[kind, default: 0] += 1
    }
    let judged = counts.values.reduce(0, +)
    guard judged + open > 0 else { throw reader.noRecords }
    self.judged = judged
    self.open = open
    kinds = Dictionary(
      uniqueKeysWithValues: WrongAnswer.Kind.allCases.map {
        ($0, Rate(Proportion(successes: counts[$0] ?? 0, trials: judged)))
      }
    )
  }
}
