import Statistics
import Testing

@Suite("Runs and prompts drawn anew")
struct RunTermsTests {
  /// Terms of so many runs: each prompt's own value, each run's own, and noise.
  static func runs(_ count: Int, prompts: Int, effect: Double, seed: UInt64) -> RunTerms {
    var generator = SplitMix64(seed: seed)
    func number() -> Double { Double(generator.index(below: 2_001)) / 1_000 - 1 }
    let values = (0..<prompts).map { _ in number() }
    return RunTerms(
      (0..<count).map { _ in
        let own = effect * number()
        return values.map { RatioTerm($0 + own + 0.1 * number(), over: 1) }
      }
    )
  }

  @Test("with one run a side it is the paired bootstrap over prompts")
  func oneRun() {
    let sides = Self.runs(2, prompts: 40, effect: 1, seed: 3).runs
    let pairs = zip(sides[0], sides[1]).map { PairedRatioTerms($0, minus: $1) }
    let bootstrap = Bootstrap(replicates: 400, seed: 11)
    #expect(
      bootstrap.interval(of: RunTerms([sides[0]]), minus: RunTerms([sides[1]]))
        == bootstrap.interval(ofDifference: pairs)
    )
    #expect(bootstrap.interval(of: RunTerms([sides[0]])) == bootstrap.interval(over: sides[0]))
  }

  @Test("sides that change places give the interval with the other sign")
  func swapped() throws {
    let one = RunTerms([Self.runs(1, prompts: 30, effect: 1, seed: 4).runs[0]])
    let two = RunTerms([Self.runs(1, prompts: 30, effect: 1, seed: 5).runs[0]])
    let ahead = try #require(Bootstrap().interval(of: one, minus: two))
    let back = try #require(Bootstrap().interval(of: two, minus: one))
    #expect(abs(ahead.low + back.high) < 1e-12 && abs(ahead.high + back.low) < 1e-12)
  }

  @Test("where runs alone differ, it is as wide as the spread of their mean", arguments: [8, 40])
  func spread(count: Int) throws {
    var generator = SplitMix64(seed: 6)
    let values = (0..<count).map { _ in Double(generator.index(below: 1_000)) / 1_000 }
    let terms = RunTerms(values.map { Array(repeating: RatioTerm($0, over: 1), count: 20) })
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    let half = 1.96 * (variance / Double(count)).squareRoot()
    let interval = try #require(Bootstrap(replicates: 4_000).interval(of: terms))
    #expect(abs(interval.low - (mean - half)) < 0.15 * half)
    #expect(abs(interval.high - (mean + half)) < 0.15 * half)
  }

  @Test("of two runs that differ the interval holds both")
  func two() throws {
    let terms = RunTerms([0.2, 0.6].map { Array(repeating: RatioTerm($0, over: 1), count: 20) })
    let interval = try #require(Bootstrap().interval(of: terms))
    #expect(abs(interval.low - 0.2) < 1e-9 && abs(interval.high - 0.6) < 1e-9)
  }

  @Test("where prompts alone differ, runs that are alike change nothing")
  func alike() throws {
    let run = Self.runs(1, prompts: 50, effect: 0, seed: 7).runs[0]
    let one = try #require(Bootstrap(replicates: 4_000).interval(of: RunTerms([run])))
    let three = try #require(Bootstrap(replicates: 4_000).interval(of: RunTerms([run, run, run])))
    #expect(abs(one.low - three.low) < 0.03 && abs(one.high - three.high) < 0.03)
  }

  @Test("a run without denominator has no mean, and a run counts once")
  func means() {
    let small = [RatioTerm(1, over: 1), RatioTerm(0, over: 1)]
    let large = [RatioTerm(0, over: 100), RatioTerm(0, over: 100)]
    #expect(RunTerms([small, large]).mean == 0.25)
    #expect(RunTerms([small, [.nothing, .nothing]]).mean == nil)
    #expect(RunTerms([small, large]).ratios == [0.5, 0])
    #expect(Bootstrap().interval(of: RunTerms([[.nothing, .nothing]])) == nil)
  }
}
