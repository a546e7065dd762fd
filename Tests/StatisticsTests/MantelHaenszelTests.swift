import Foundation
import Statistics
import Testing

@Suite("Mantel–Haenszel")
struct MantelHaenszelTests {
  static func table(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> FourfoldTable {
    FourfoldTable(casesWith: a, casesWithout: b, controlsWith: c, controlsWithout: d)
  }

  static func odds(_ strata: [FourfoldTable]) -> OddsRatio? {
    guard case .estimated(let odds) = MantelHaenszel(strata: strata).estimate else { return nil }
    return odds
  }

  @Test("Berkeley's admissions give the odds ratio and interval of R's mantelhaen.test")
  func berkeley() throws {
    let odds = try #require(
      Self.odds([
        Self.table(512, 313, 89, 19), Self.table(353, 207, 17, 8), Self.table(120, 205, 202, 391),
        Self.table(138, 279, 131, 244), Self.table(53, 138, 94, 299), Self.table(22, 351, 24, 317),
      ])
    )
    #expect(abs(odds.value - 0.904_696_8) < 1e-6)
    #expect(abs(odds.interval.low - 0.771_907_4) < 1e-6)
    #expect(abs(odds.interval.high - 1.060_329_8) < 1e-6)
  }

  @Test("one stratum gives ad/bc with Woolf's variance")
  func oneStratum() throws {
    let odds = try #require(Self.odds([Self.table(12, 5, 7, 9)]))
    let variance = [12.0, 5, 7, 9].reduce(0) { $0 + 1 / $1 }
    let width = 1.959_963_984_540_054 * variance.squareRoot()
    #expect(abs(odds.value - 108.0 / 35) < 1e-12)
    #expect(abs(odds.interval.low - odds.value * exp(-width)) < 1e-12)
    #expect(abs(odds.interval.high - odds.value * exp(width)) < 1e-9)
  }

  @Test("a zero cell gets a half, with its three neighbours")
  func zeroCell() throws {
    let odds = try #require(Self.odds([Self.table(8, 0, 6, 10)]))
    #expect(abs(odds.value - 89.25 / 3.25) < 1e-12)
  }

  @Test(
    "a stratum that compares nothing changes nothing",
    arguments: [
      Self.table(100, 0, 10, 0), Self.table(0, 100, 0, 10), Self.table(5, 6, 0, 0),
      Self.table(0, 0, 5, 6), Self.table(0, 0, 0, 0),
    ]
  )
  func uninformative(stratum: FourfoldTable) {
    let plain = Self.odds([Self.table(12, 5, 7, 9)])
    #expect(plain != nil)
    #expect(Self.odds([Self.table(12, 5, 7, 9), stratum]) == plain)
  }

  @Test("too few controls, or nothing to compare, is said instead of a number")
  func notEstimable() {
    let few = MantelHaenszel(strata: [Self.table(50, 50, 4, 5)]).estimate
    #expect(few == .notEstimable(.tooFewControls(found: 9, needed: 10)))
    let same = MantelHaenszel(strata: [Self.table(50, 0, 40, 0)]).estimate
    #expect(same == .notEstimable(.noInformativeStratum))
    #expect(
      "\(MantelHaenszel.Reason.tooFewControls(found: 9, needed: 10))"
        == "not estimable: 9 controls, at least 10 are needed"
    )
  }

  @Test("cases and controls exchanged give the inverse")
  func symmetry() throws {
    let strata = [Self.table(12, 5, 7, 9), Self.table(3, 4, 0, 2)]
    let swapped = [Self.table(7, 9, 12, 5), Self.table(0, 2, 3, 4)]
    let odds = try #require(Self.odds(strata))
    let inverse = try #require(Self.odds(swapped))
    #expect(abs(odds.value * inverse.value - 1) < 1e-12)
    #expect(abs(odds.interval.low * inverse.interval.high - 1) < 1e-12)
  }
}
