import Statistics
import Testing

@Suite("Paired tests and correlations")
struct PairedTests {
  // scipy.stats.binomtest(min, n, 0.5).pvalue
  @Test(
    "McNemar's exact test gives the binomial's two-sided chance",
    arguments: [
      (0, 0, 1.0), (1, 0, 1.0), (6, 0, 0.03125), (10, 2, 0.03857421875), (5, 5, 1.0),
      (60, 40, 0.056887933640980784), (1_600, 1_400, 0.00027856396103923366),
    ]
  )
  func exact(lost: Int, gained: Int, expected: Double) {
    for test in [McNemar(lost: lost, gained: gained), McNemar(lost: gained, gained: lost)] {
      #expect(abs(test.pValue - expected) <= 1e-9 * max(1, expected))
    }
  }

  // scipy.stats.pearsonr
  @Test("Pearson's r is scipy's")
  func pearson() throws {
    let r = try #require(PearsonCorrelation([1, 2, 3, 4, 10], [2, 1, 4, 3, 20]).value)
    #expect(abs(r - 0.965981366279909) < 1e-12)
    #expect(PearsonCorrelation([1, 2], [2, 1]).value == -1)
  }

  @Test("a constant side has no correlation", arguments: [[], [1], [3, 3, 3]])
  func constant(values: [Double]) {
    #expect(PearsonCorrelation(values, values.indices.map(Double.init)).value == nil)
  }
}
