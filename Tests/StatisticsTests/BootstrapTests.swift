import Statistics
import Testing

@Suite("Bootstrap")
struct BootstrapTests {
  static func sample(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double(generator.index(below: 1_000)) / 100 }
  }

  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  @Test("SplitMix64 gives its published sequence")
  func sequence() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() }
        == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    )
  }

  @Test("indices cover their range evenly")
  func evenness() {
    var generator = SplitMix64(seed: 5)
    var counts = [0, 0, 0, 0, 0, 0, 0]
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
  }

  @Test("an equal seed gives an equal interval, another seed another")
  func seeds() {
    let values = Self.sample(60, seed: 1)
    let one = Bootstrap(seed: 7).interval(over: values, statistic: Self.mean)
    #expect(one == Bootstrap(seed: 7).interval(over: values, statistic: Self.mean))
    #expect(one != Bootstrap(seed: 8).interval(over: values, statistic: Self.mean))
  }

  @Test("the ratio of sums agrees with the statistic written out")
  func ratio() throws {
    let numerators = Self.sample(50, seed: 2)
    let denominators = Self.sample(50, seed: 3).map { $0 + 1 }
    let terms = zip(numerators, denominators).map { RatioTerm($0, over: $1) }
    let bootstrap = Bootstrap(replicates: 300, seed: 4)
    let general = bootstrap.interval(over: terms) { drawn in
      drawn.reduce(0) { $0 + $1.numerator } / drawn.reduce(0) { $0 + $1.denominator }
    }
    #expect(bootstrap.interval(over: terms) == general)
  }

  @Test("the difference of paired ratios is narrower than its parts when they move together")
  func difference() throws {
    let values = Self.sample(50, seed: 6)
    let pairs = values.map {
      PairedRatioTerms(RatioTerm($0 + 1, over: 1), minus: RatioTerm($0, over: 1))
    }
    let interval = try #require(Bootstrap().interval(ofDifference: pairs))
    #expect(abs(interval.low - 1) < 1e-9 && abs(interval.high - 1) < 1e-9)
  }

  @Test("the interval of a mean is as wide as theory says")
  func width() throws {
    let values = Self.sample(400, seed: 9)
    let mean = try #require(Self.mean(values))
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
    let half = 1.96 * (variance / 400).squareRoot()
    let interval = try #require(
      Bootstrap(replicates: 4_000).interval(over: values.map { RatioTerm($0, over: 1) })
    )
    #expect(abs(interval.low - (mean - half)) < 0.12 * half)
    #expect(abs(interval.high - (mean + half)) < 0.12 * half)
  }

  @Test("there is no interval of one unit, of none, or of a statistic that is mostly undefined")
  func undefined() {
    let bootstrap = Bootstrap(replicates: 200)
    #expect(bootstrap.interval(over: [RatioTerm]()) == nil)
    #expect(bootstrap.interval(over: [RatioTerm(1, over: 1)]) == nil)
    #expect(bootstrap.interval(over: [RatioTerm.nothing, .nothing]) == nil)
    #expect(bootstrap.interval(over: [1.0, 2.0]) { _ in Double.infinity } == nil)
  }
}
