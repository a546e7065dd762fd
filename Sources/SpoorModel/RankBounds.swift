/// A token's rank among a model's choices, 1 = the likeliest, as far as it is known.
///
/// Full logits and some servers tell it exactly; from a list of the k likeliest tokens it may only
/// be known to lie between two ranks, or beyond k.
public struct RankBounds: Hashable, Sendable {
  /// The best rank that it can have, 1 or more.
  public var low: Int
  /// The worst rank that it can have; `nil` where nothing limits it.
  public var high: Int?

  /// Creates bounds; `1 ≤ low ≤ high`.
  public init(low: Int, high: Int?) {
    precondition(low >= 1 && low <= high ?? low, "\(low)...\(high ?? low) are no ranks")
    self.low = low
    self.high = high
  }

  /// Creates a rank that is known.
  public init(exactly rank: Int) { self.init(low: rank, high: rank) }

  /// The rank, where it is known.
  public var exact: Int? { low == high ? low : nil }

  /// The shift class of a base rank; `nil` where the bounds allow two of them (undecided).
  public var shiftClass: ShiftClass? {
    let best = ShiftClass(baseRank: low)
    guard let high else { return best == .shifted ? best : nil }
    return best == ShiftClass(baseRank: high) ? best : nil
  }
}

extension RankBounds: ExpressibleByIntegerLiteral {
  /// A rank that is known.
  public init(integerLiteral rank: Int) { self.init(exactly: rank) }
}
