/// A quantile, linear between neighbours (Hyndman and Fan's type 7, as numpy's default).
public struct Quantile: Hashable, Sendable {
  /// The share of the values that lie under it, 0...1.
  public let share: Double

  /// Names a quantile; `share` must lie in 0...1.
  public init(_ share: Double) {
    precondition(share >= 0 && share <= 1, "\(share) is no share")
    self.share = share
  }

  /// The quantile of sorted values, which must not be empty; O(1).
  public func value(ofSorted sorted: [Double]) -> Double { quantile(share, of: sorted) }
}
