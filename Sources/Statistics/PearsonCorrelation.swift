/// Pearson's correlation r of two lists.
///
/// As `scipy.stats.pearsonr` computes it. Undefined where either side is constant or has fewer than two
/// values. Complexity: O(n).
public struct PearsonCorrelation: Hashable, Sendable {
  /// r, −1...1; `nil` where it is undefined.
  public let value: Double?

  /// Correlates two lists of one length, without NaN.
  public init(_ one: [Double], _ other: [Double]) {
    precondition(one.count == other.count, "\(one.count) values against \(other.count)")
    let count = Double(one.count)
    let mean = one.reduce(0, +) / count
    let otherMean = other.reduce(0, +) / count
    var (product, square, otherSquare) = (0.0, 0.0, 0.0)
    for (first, second) in zip(one, other) {
      product += (first - mean) * (second - otherMean)
      square += (first - mean) * (first - mean)
      otherSquare += (second - otherMean) * (second - otherMean)
    }
    guard square > 0, otherSquare > 0 else {
      value = nil
      return
    }
    value = min(1, max(-1, product / (square * otherSquare).squareRoot()))
  }
}
