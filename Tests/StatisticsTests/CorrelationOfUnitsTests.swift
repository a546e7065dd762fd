import Foundation
import Statistics
import Testing

@Suite("Correlations that are drawn anew")
struct CorrelationOfUnitsTests {
  private static let words: [Double] = [3, 12, 12, 40, 7, 55, 21, 21, 90, 2, 33, 8]
  private static let wanted: [Double] = [
    2.1, 2.5, 2.2, 3.9, 2.5, 3.1, 3.3, 2.2, 4.1, 1.9, 2.5, 2.5,
  ]
  private static let drawn = [0, 2, 1, 3, 1, 0, 1, 1, 2, 1, 0, 4]

  private static func close(_ one: Double?, _ other: Double) -> Bool {
    one.map { abs($0 - other) < 1e-12 } ?? false
  }

  @Test("are scipy's, and scipy's of the units written out as often as they are drawn")
  func scipy() {
    let pearson = PearsonOfUnits(Self.words.map { log1p($0) }, Self.wanted)
    #expect(Self.close(pearson.value, 0.800_068_834_131_053_8))
    #expect(Self.close(pearson.value(timesDrawn: Self.drawn), 0.904_258_792_547_901_7))
    let spearman = SpearmanOfUnits(Self.words, Self.wanted)
    #expect(Self.close(spearman.value, 0.796_167_596_998_020_1))
    #expect(Self.close(spearman.value(timesDrawn: Self.drawn), 0.771_152_071_454_789_3))
  }

  @Test("agree with the correlations of lists, ties and all", arguments: 0..<20 as Range<UInt64>)
  func lists(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 5 + generator.index(below: 40)
    func values() -> [Double] { (0..<count).map { _ in Double(generator.index(below: 9)) } }
    let (one, other) = (values(), values())
    let times = (0..<count).map { _ in generator.index(below: 4) }
    func writtenOut(_ values: [Double]) -> [Double] {
      zip(values, times).flatMap { Array(repeating: $0, count: $1) }
    }
    let spearman = SpearmanCorrelation(writtenOut(one), writtenOut(other)).value
    let pearson = PearsonCorrelation(writtenOut(one), writtenOut(other)).value
    let units = SpearmanOfUnits(one, other).value(timesDrawn: times)
    #expect(abs((units ?? 9) - (spearman ?? 9)) < 1e-9)
    let values = PearsonOfUnits(one, other).value(timesDrawn: times)
    #expect(abs((values ?? 9) - (pearson ?? 9)) < 1e-9)
  }

  @Test("a constant side has none, drawn or given")
  func constant() {
    #expect(PearsonOfUnits([1, 1, 1], [1, 2, 3]).value == nil)
    #expect(SpearmanOfUnits([1, 2, 3], [4, 4, 4]).value == nil)
    #expect(SpearmanOfUnits([1, 2, 3], [4, 5, 6]).value(timesDrawn: [0, 3, 0]) == nil)
    #expect(PearsonOfUnits([1, 2, 3], [4, 5, 6]).value(timesDrawn: [0, 3, 0]) == nil)
  }

  @Test("a statistic less itself is 0 with an interval of nothing else")
  func difference() throws {
    let spearman = SpearmanOfUnits(Self.words, Self.wanted)
    let nothing = DifferenceOfUnits(spearman, minus: spearman)
    let interval = Bootstrap(replicates: 200).intervals(of: [spearman, nothing])
    #expect(nothing.value == 0)
    #expect(interval[1] == Interval(low: 0, high: 0))
    let own = try #require(interval[0])
    #expect(own.contains(spearman.value ?? .nan) && own.low < own.high)
  }

  @Test("quantiles are numpy's")
  func quantiles() {
    let sorted = Self.words.sorted()
    let shares = [0.05, 0.25, 0.5, 0.75, 0.95]
    let expected = [2.55, 7.75, 16.5, 34.75, 70.75]
    for (share, value) in zip(shares, expected) {
      #expect(Self.close(Quantile(share).value(ofSorted: sorted), value))
    }
  }
}
