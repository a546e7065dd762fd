/// Whether the mean of paired differences is 0 (Student 1908), two-sided.
///
/// As `scipy.stats.ttest_rel`. Undefined for fewer than two pairs; where all differences are equal, p is 1
/// for 0 and 0 for any other.
public struct PairedTTest: Hashable, Sendable {
  /// The mean difference.
  public let mean: Double
  /// The mean in its standard errors.
  public let t: Double
  /// The chance of a t at least as far from 0 if the mean were 0.
  public let pValue: Double

  /// Tests differences; `nil` for fewer than two.
  public init?(_ differences: [Double]) {
    guard differences.count > 1 else { return nil }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    guard squares > 0 else {
      t = mean == 0 ? 0 : (mean > 0 ? .infinity : -.infinity)
      pValue = mean == 0 ? 1 : 0
      return
    }
    t = mean / (squares / (count - 1) / count).squareRoot()
    pValue = StudentT(degrees: count - 1).twoSided(t)
  }
}
