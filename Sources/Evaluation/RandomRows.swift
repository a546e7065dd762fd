/// What a trace would find that listed, in random order, the rows that hold a value: exact expectations.
///
/// Of `holding` rows, `gold` are sought; every order is equally likely. The first `k` are then a sample
/// without replacement, and how many gold rows it holds is hypergeometric.
public struct RandomRows: Hashable, Sendable {
  /// How many rows hold the value.
  public let holding: Int
  /// How many of them are sought.
  public let gold: Int

  /// Creates the rows of a value; `gold` must lie in `0...holding`.
  public init(holding: Int, gold: Int) {
    precondition(0 <= gold && gold <= holding, "\(gold) of \(holding) rows cannot be sought")
    self.holding = holding
    self.gold = gold
  }

  /// The probability that a gold row is among the first `k`: 1 − C(n − g, k) / C(n, k).
  ///
  /// - Complexity: O(k).
  public func recall(at k: Int) -> Double { 1 - noneAmong(first: k) }

  /// The expected reciprocal of the first gold row's rank R: Σᵣ P(R = r) / r over r = 1 … n − g + 1.
  ///
  /// P(R = r) is P(R > r − 1) − P(R > r), and P(R > r) is C(n − g, r) / C(n, r), which grows from the
  /// one before by (n − g − r + 1) / (n − r + 1). 0 without gold rows.
  ///
  /// - Complexity: O(holding).
  public var reciprocalRank: Double {
    guard gold > 0 else { return 0 }
    var (sum, none) = (0.0, 1.0)
    for rank in 1...(holding - gold + 1) {
      let later = none * shareOfOthers(at: rank)
      sum += (none - later) / Double(rank)
      none = later
    }
    return sum
  }

  /// The probability that no gold row is among the first `k`.
  private func noneAmong(first k: Int) -> Double {
    guard gold > 0 else { return 1 }
    guard k <= holding - gold else { return 0 }
    return (0..<k).reduce(1) { $0 * shareOfOthers(at: $1 + 1) }
  }

  /// The probability that the row at a rank is not gold, where none before it is.
  private func shareOfOthers(at rank: Int) -> Double {
    Double(holding - gold - rank + 1) / Double(holding - rank + 1)
  }
}
