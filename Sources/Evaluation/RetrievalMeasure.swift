/// A figure that a list of rows is judged by.
public enum RetrievalMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// Whether a gold row is the first.
  case recallAt1 = "recall_at_1"
  /// Whether one is among the first five.
  case recallAt5 = "recall_at_5"
  /// Whether one is among the first ten.
  case recallAt10 = "recall_at_10"
  /// The reciprocal of the first one's rank, 0 where none is listed; its mean is the MRR.
  case reciprocalRank = "mrr"

  /// What a list comes to whose first gold row has this rank, counted from 1.
  func value(ofRank rank: Int?) -> Double {
    guard let rank else { return 0 }
    return depth.map { rank <= $0 ? 1 : 0 } ?? 1 / Double(rank)
  }

  /// What it is expected to be of rows in random order.
  func expectation(of rows: RandomRows) -> Double {
    depth.map { rows.recall(at: $0) } ?? rows.reciprocalRank
  }

  /// How many rows are looked at; `nil` where all are.
  private var depth: Int? {
    switch self {
    case .recallAt1: 1
    case .recallAt5: 5
    case .recallAt10: 10
    case .reciprocalRank: nil
    }
  }
}
