import Statistics
import Testing

@Suite("Agreement of raters")
struct AgreementTests {
  /// Example C of Krippendorff (2011), the `raw_4raters` of irrCAC; a dot is a missing rating.
  private static let exampleC = table([
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . .",
    ". 3 3 3 2 3 4 2 2 5 1 3",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ])

  private static func table(_ raters: [String]) -> [[String: String]] {
    let rows = raters.map { $0.split(separator: " ").map(String.init) }
    return rows[0].indices.map { unit in
      let said = rows.enumerated().map { ("rater \($0)", $1[unit]) }.filter { $0.1 != "." }
      return Dictionary(uniqueKeysWithValues: said)
    }
  }

  private static func counted(_ counts: [[Int]]) -> [[String: String]] {
    counts.map { unit in
      let said = unit.enumerated().flatMap { Array(repeating: "label \($0)", count: $1) }
      return Dictionary(uniqueKeysWithValues: said.enumerated().map { ("rater \($0)", $1) })
    }
  }

  @Test("Krippendorff's example C has its published α, and Gwet's κ of the same ratings")
  func exampleC() throws {
    let ratings = Ratings(Self.exampleC)
    #expect(abs(try #require(KrippendorffAlpha(ratings).value) - 0.743421) < 1e-6)
    // irrCAC's fleiss.kappa.raw.
    #expect(abs(try #require(FleissKappa(ratings).value) - 0.76117) < 1e-5)
  }

  @Test(
    "Cohen's κ has the values of the literature",
    arguments: [
      ([[13, 0, 0], [0, 20, 7], [0, 4, 56]], 0.796_409_4, 0.058_910_7),
      // statsmodels.stats.inter_rater.cohens_kappa.
      ([[20, 5], [10, 15]], 0.4, 0.126_996_1),
    ]
  )
  func cohen(table: [[Int]], kappa: Double, error: Double) throws {
    let found = CohenKappa(table: table)
    #expect(abs(try #require(found.value) - kappa) < 1e-6)
    #expect(abs(try #require(found.standardError) - error) < 1e-6)
    #expect(found.sharedUnits == table.joined().reduce(0, +))
  }

  @Test("Fleiss' example of fourteen raters and ten units has its κ")
  func fleiss() throws {
    let counts = [
      [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]
    let kappa = try #require(FleissKappa(counts: counts).value)
    #expect(abs(kappa - 0.209_930_704_422_195_4) < 1e-12)
    let named = try #require(FleissKappa(Ratings(Self.counted(counts))).value)
    #expect(abs(named - kappa) < 1e-12)
  }

  @Test("what is rated alike throughout, or never twice, is undefined and not 1")
  func undefined() {
    let alike = Ratings([["a": "x", "b": "x"], ["a": "x", "b": "x", "c": "x"]])
    let single = Ratings([["a": "x"], ["b": "y"], [:]])
    for ratings in [alike, single, Ratings([])] {
      #expect(KrippendorffAlpha(ratings).value == nil)
      #expect(FleissKappa(ratings).value == nil)
      #expect(CohenKappa(ratings, of: "a", and: "b").value == nil)
      #expect(CohenKappa(ratings, of: "a", and: "b").standardError == nil)
    }
    #expect(alike.observedAgreement.value == 1)
    #expect(single.observedAgreement.value == nil)
    #expect(single.usualRatings == nil)
    #expect(CohenKappa(alike, of: "a", and: "nobody").sharedUnits == 0)
    #expect(CohenKappa(table: [[5, 0], [0, 0]]).value == nil)
  }

  @Test("agreement throughout is 1, with labels enough; the standard error is 0")
  func perfect() throws {
    let ratings = Ratings([["a": "x", "b": "x"], ["a": "y", "b": "y"], ["a": "z", "b": "z"]])
    #expect(KrippendorffAlpha(ratings).value == 1)
    #expect(abs(try #require(FleissKappa(ratings).value) - 1) < 1e-12)
    #expect(CohenKappa(ratings, of: "a", and: "b").value == 1)
    #expect(try #require(CohenKappa(ratings, of: "a", and: "b").standardError) < 1e-7)
  }

  @Test("random ratings have the figures that the papers' formulas give when written out")
  func naive() {
    for seed in 0..<300 {
      let units = NaiveAgreement.random(seed: UInt64(seed))
      let ratings = Ratings(units)
      #expect(Self.alike(KrippendorffAlpha(ratings).value, NaiveAgreement.alpha(units)))
      let kappa = CohenKappa(ratings, of: "rater 0", and: "rater 1").value
      #expect(Self.alike(kappa, NaiveAgreement.cohen(units, "rater 0", "rater 1")), "\(seed)")
    }
  }

  @Test("no figure depends on names, or on the order of units")
  func names() {
    for seed in 300..<360 {
      let units = NaiveAgreement.random(seed: UInt64(seed))
      let other = units.reversed().map { unit in
        Dictionary(uniqueKeysWithValues: unit.map { ("z\($0.hashValue)", "q\($1.hashValue)") })
      }
      let (ratings, renamed) = (Ratings(units), Ratings(other))
      #expect(Self.alike(KrippendorffAlpha(ratings).value, KrippendorffAlpha(renamed).value))
      #expect(Self.alike(FleissKappa(ratings).value, FleissKappa(renamed).value))
      let (agreement, others) = (ratings.observedAgreement.value, renamed.observedAgreement.value)
      #expect(Self.alike(agreement, others))
    }
  }

  @Test("a unit that counts several times is as good as several like it")
  func repeated() {
    for seed in 400..<460 {
      let units = NaiveAgreement.random(seed: UInt64(seed))
      let times = units.indices.map { $0 % 3 }
      let ratings = Ratings(units)
      let repeated = Ratings(zip(units, times).flatMap { Array(repeating: $0, count: $1) })
      let pairs: [(any UnitStatistic, any UnitStatistic)] = [
        (KrippendorffAlpha(ratings), KrippendorffAlpha(repeated)),
        (FleissKappa(ratings), FleissKappa(repeated)),
        (
          CohenKappa(ratings, of: "rater 0", and: "rater 1"),
          CohenKappa(repeated, of: "rater 0", and: "rater 1")
        ),
        (ratings.observedAgreement, repeated.observedAgreement),
      ]
      for (drawn, written) in pairs {
        #expect(Self.alike(drawn.value(timesDrawn: times), written.value), "\(seed)")
      }
    }
  }

  @Test("raters who guess agree by chance alone")
  func guessing() throws {
    var generator = SplitMix64(seed: 3)
    let units = (0..<4_000).map { _ in
      Dictionary(
        uniqueKeysWithValues: ["a", "b", "c"].map { ($0, "\(min(1, generator.index(below: 5)))") }
      )
    }
    let ratings = Ratings(units)
    #expect(abs(try #require(KrippendorffAlpha(ratings).value)) < 0.03)
    #expect(abs(try #require(FleissKappa(ratings).value)) < 0.03)
    #expect(try #require(ratings.observedAgreement.value) > 0.6)
  }

  @Test("most units' number of ratings is the usual one, the larger of equals")
  func usual() {
    let ratings = Ratings(
      Self.counted([[1, 1], [2, 1], [2, 0], [3, 0], [1, 0], [1, 0], [1, 0]])
    )
    #expect(ratings.usualRatings == 3)
    #expect(ratings.units(withRatings: { $0 == 3 }).units == 2)
    #expect(ratings.ratingsByUnit == [2, 3, 2, 3, 1, 1, 1])
  }

  private static func alike(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) < 1e-9
  }
}
