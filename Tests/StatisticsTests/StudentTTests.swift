import Statistics
import Testing

@Suite("Student's t") struct StudentTTests {
  // scipy.stats.t.ppf(0.975, degrees)
  @Test(
    "quantiles are scipy's",
    arguments: [
      (1.0, 12.706204736174694), (2, 4.302652729749462), (5, 2.5705818356363146),
      (6, 2.4469118511449786), (30, 2.0422724563012378), (99, 1.9842169515864174),
      (1e6, 1.959966356814107),
    ]
  )
  func quantile(degrees: Double, expected: Double) {
    #expect(abs(StudentT(degrees: degrees).twoSidedQuantile(0.05) - expected) < 1e-9 * expected)
  }

  // 2 * scipy.stats.t.sf(|t|, degrees)
  @Test(
    "chances are scipy's",
    arguments: [
      (0.5, 3.0, 0.651447964848151), (2.2, 9, 0.05534057279861165),
      (-4, 99, 0.00012225152757111313), (30, 5, 7.718648620496053e-07),
      (1e-3, 2, 0.9992928933955901), (0, 4, 1),
    ]
  )
  func chance(t: Double, degrees: Double, expected: Double) {
    #expect(abs(StudentT(degrees: degrees).twoSided(t) - expected) < 1e-11 * expected)
  }

  // scipy.stats.ttest_rel([1, 2, 3, 4, 5.5], [0.5, 2.5, 2, 3, 4])
  @Test("the paired t-test is scipy's")
  func paired() throws {
    let test = try #require(PairedTTest([0.5, -0.5, 1, 1, 1.5]))
    #expect(abs(test.t - 2.0641873861685593) < 1e-12)
    #expect(abs(test.pValue - 0.10793882229227655) < 1e-12)
    #expect(PairedTTest([1]) == nil)
    #expect(PairedTTest([0, 0])?.pValue == 1)
    #expect(PairedTTest([2, 2])?.pValue == 0)
  }
}
