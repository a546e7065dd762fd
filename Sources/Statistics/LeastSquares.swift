/// A linear model by ordinary least squares, with standard errors that allow for clusters.
///
/// Coefficients by Householder's QR. Rows of one cluster (checkpoints of one run) may hang together in any
/// way: the covariance is the sandwich (X′X)⁻¹ Σ_g X′_g u_g u′_g X_g (X′X)⁻¹ · G/(G−1) · (n−1)/(n−k) (Liang
/// and Zeger 1986; the factor is Stata's and statsmodels'), and intervals use t with G − 1 degrees. With few
/// clusters, under 20 or so, they are still too narrow (Cameron, Gelbach and Miller 2008).
public struct LeastSquares: Hashable, Sendable {
  /// The intercept, then a coefficient for each input.
  public let coefficients: [Double]
  /// The share of the outcomes' variance that the model explains; `nil` where outcomes never differ.
  public let rSquared: Double?
  /// The coefficients' covariance; `nil` for fewer than two clusters, or as many coefficients as rows.
  public let covariance: [[Double]]?
  /// How many rows were fitted.
  public let rows: Int
  /// How many clusters they are of.
  public let clusters: Int
  /// The greatest leverage of a row: what lies farther out is extrapolated.
  public let greatestLeverage: Double

  private let inverse: [[Double]]

  /// Fits outcomes by inputs, all of one width; `nil` for fewer rows than coefficients, and where the inputs
  /// do not tell the coefficients apart.
  ///
  /// - Parameters:
  ///   - inputs: the inputs of each row, without the 1 of the intercept.
  ///   - outcomes: what is to be explained, as many.
  ///   - clusters: which cluster each row is of; any numbers.
  public init?(_ inputs: [[Double]], _ outcomes: [Double], clusters: [Int]) {
    precondition(inputs.count == outcomes.count && inputs.count == clusters.count, "uneven columns")
    let design = inputs.map { [1] + $0 }
    guard let inner = QR(design)?.inverseOfSquare, let width = design.first?.count else {
      return nil
    }
    // QR gives the inverse; the coefficients are refined once, so that noiseless rows give them exactly.
    var coefficients = Self.solved(inner, design, outcomes)
    let correction = Self.solved(inner, design, Self.residuals(design, outcomes, coefficients))
    coefficients = zip(coefficients, correction).map { $0 + $1 }
    let residuals = Self.residuals(design, outcomes, coefficients)
    self.coefficients = coefficients
    inverse = inner
    rows = design.count
    self.clusters = Set(clusters).count
    rSquared = Self.rSquared(outcomes, residuals)
    greatestLeverage = design.map { Self.form($0, inner) }.max() ?? 0
    covariance =
      self.clusters > 1 && design.count > width
      ? Self.sandwich(inner, design, residuals, clusters, count: self.clusters) : nil
  }

  /// The standard error of a coefficient; `nil` without a covariance.
  public func standardError(_ coefficient: Int) -> Double? {
    covariance.map { max(0, $0[coefficient][coefficient]).squareRoot() }
  }

  /// A sum of the coefficients by weights, such as a prediction ([1] and the inputs) or a difference of
  /// two, with its 95 % interval; without ends where there is no covariance.
  public func combination(_ weights: [Double]) -> (value: Double, interval: Interval?) {
    let value = zip(weights, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    guard let covariance else { return (value, nil) }
    let error = max(0, Self.form(weights, covariance)).squareRoot()
    let half = StudentT(degrees: Double(clusters - 1)).twoSidedQuantile(0.05) * error
    return (value, Interval(low: value - half, high: value + half))
  }

  /// How far inputs lie from those that were fitted; compare ``greatestLeverage``.
  public func leverage(of inputs: [Double]) -> Double { Self.form([1] + inputs, inverse) }

  // MARK: - Algebra

  private static func solved(
    _ inverse: [[Double]],
    _ design: [[Double]],
    _ outcomes: [Double]
  ) -> [Double] {
    var products = Array(repeating: 0.0, count: inverse.count)
    for (row, outcome) in zip(design, outcomes) {
      for column in row.indices { products[column] += row[column] * outcome }
    }
    return inverse.map { row in zip(row, products).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func residuals(
    _ design: [[Double]],
    _ outcomes: [Double],
    _ coefficients: [Double]
  ) -> [Double] {
    zip(design, outcomes).map { row, outcome in
      zip(row, coefficients).reduce(outcome) { $0 - $1.0 * $1.1 }
    }
  }

  private static func rSquared(_ outcomes: [Double], _ residuals: [Double]) -> Double? {
    let mean = outcomes.reduce(0, +) / Double(outcomes.count)
    let total = outcomes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return total > 0 ? 1 - residuals.reduce(0) { $0 + $1 * $1 } / total : nil
  }

  private static func sandwich(
    _ inverse: [[Double]],
    _ design: [[Double]],
    _ residuals: [Double],
    _ clusters: [Int],
    count: Int
  ) -> [[Double]] {
    let width = inverse.count
    var scores: [Int: [Double]] = [:]
    for (row, cluster) in clusters.enumerated() {
      for column in 0..<width {
        scores[cluster, default: Array(repeating: 0, count: width)][column] +=
          design[row][column] * residuals[row]
      }
    }
    let rows = Double(design.count)
    let factor = Double(count) / Double(count - 1) * (rows - 1) / (rows - Double(width))
    // (X′X)⁻¹ X′_g u_g of each cluster; their outer products add up to the sandwich. Sorted, so that
    // equal data give equal sums.
    let influences = scores.sorted { $0.key < $1.key }.map { _, score in
      inverse.map { row in zip(row, score).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    return (0..<width).map { one in
      (0..<width).map { other in
        factor * influences.reduce(0) { $0 + $1[one] * $1[other] }
      }
    }
  }

  private static func form(_ vector: [Double], _ matrix: [[Double]]) -> Double {
    zip(vector, matrix).reduce(0) { sum, pair in
      sum + pair.0 * zip(vector, pair.1).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
