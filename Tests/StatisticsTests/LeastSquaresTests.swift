import Statistics
import Testing

@Suite("Least squares") struct LeastSquaresTests {
  private static let coefficients = [0.2960095645607855, 0.18780266800906115, -0.20715328467153282]
  private static let errors = [0.011130497271056791, 0.015067115082668104, 0.01391410765201441]
  private static let rSquared = 0.9952975295797238

  @Test("noiseless rows give back their coefficients")
  func noiseless() throws {
    var generator = SplitMix64(seed: 3)
    func uniform() -> Double { Double(generator.index(below: 1_000_000)) / 1e6 }
    for truth in [[36.9, 7.3, -8.3], [36.2, 3.2, -3], [0, 1e-6, 1e6]] {
      let inputs = (0..<60).map { _ in [uniform(), uniform()] }
      let outcomes = inputs.map { truth[0] + truth[1] * $0[0] + truth[2] * $0[1] }
      let fit = try #require(LeastSquares(inputs, outcomes, clusters: Array(0..<60)))
      let scale = truth.map(abs).max() ?? 1
      for (found, wanted) in zip(fit.coefficients, truth) {
        #expect(abs(found - wanted) <= 1e-12 * scale)
      }
      #expect(try #require(fit.rSquared) > 1 - 1e-12)
    }
  }

  // statsmodels: OLS(...).fit(cov_type="cluster"), R's lm with sandwich::vcovCL(type = "HC1").
  @Test("clustered standard errors are those of statsmodels")
  func clustered() throws {
    let inputs = [
      [0.1, 0], [0.5, 0.1], [0.9, 0.1], [0.1, 0.4], [0.3, 0.6], [0, 0.9], [0.2, 0.2],
    ]
    let outcomes = [0.31, 0.36, 0.45, 0.24, 0.22, 0.11, 0.3]
    let fit = try #require(LeastSquares(inputs, outcomes, clusters: [1, 1, 1, 2, 2, 3, 3]))
    let expected = (coefficients: Self.coefficients, errors: Self.errors)
    for place in 0..<3 {
      #expect(abs(fit.coefficients[place] - expected.coefficients[place]) < 1e-12)
      let error = try #require(fit.standardError(place))
      #expect(abs(error - expected.errors[place]) < 1e-12)
    }
    #expect(abs(try #require(fit.rSquared) - Self.rSquared) < 1e-12)
    let prediction = fit.combination([1, 0.5, 0.2])
    let interval = try #require(prediction.interval)
    #expect(abs((interval.low + interval.high) / 2 - prediction.value) < 1e-12)
  }

  @Test("what is not told apart, or too little, has no fit")
  func degenerate() {
    #expect(
      LeastSquares([[1, 2], [2, 4], [3, 6], [5, 10]], [1, 2, 3, 4], clusters: [1, 2, 3, 4]) == nil
    )
    #expect(LeastSquares([[1, 1], [1, 1], [1, 1]], [1, 2, 3], clusters: [1, 2, 3]) == nil)
    #expect(LeastSquares([[1, 2]], [1], clusters: [1]) == nil)
    #expect(LeastSquares([], [], clusters: []) == nil)
  }

  @Test("one cluster has no covariance, equal outcomes no R²; leverage finds what lies outside")
  func bounds() throws {
    let inputs: [[Double]] = [[0], [0.5], [1]]
    let one = try #require(LeastSquares(inputs, [1, 2, 4], clusters: [1, 1, 1]))
    #expect(one.covariance == nil)
    #expect(one.combination([1, 0]).interval == nil)
    #expect(abs(one.leverage(of: [1]) - one.greatestLeverage) < 1e-12)
    #expect(one.leverage(of: [1.5]) > one.greatestLeverage)
    #expect(try #require(LeastSquares(inputs, [2, 2, 2], clusters: [1, 2, 3])).rSquared == nil)
  }
}
