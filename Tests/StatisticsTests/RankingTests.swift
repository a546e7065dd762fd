import Statistics
import Testing

@Suite("AUROC, average precision, calibration and rank correlation")
struct RankingTests {
  /// Labels of several units; few distinct scores make ties, which every figure must treat right.
  static func labels(
    _ count: Int,
    units: Int = 1,
    scores: Int,
    seed: UInt64
  ) -> [ScoredLabel] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      ScoredLabel(
        score: Double(generator.index(below: scores)) / Double(scores - 1),
        isPositive: generator.index(below: 3) == 0,
        unit: generator.index(below: units)
      )
    }
  }

  static func labels(_ pairs: [(Double, Bool)]) -> [ScoredLabel] {
    pairs.map { ScoredLabel(score: $0.0, isPositive: $0.1, unit: 0) }
  }

  static func auroc(_ labels: [ScoredLabel]) -> Double? {
    AUROC(RankedLabels(labels, units: 1)).value
  }

  static func averagePrecision(_ labels: [ScoredLabel]) -> Double? {
    AveragePrecision(RankedLabels(labels, units: 1)).value
  }

  private static let shapes = [(2, 2), (7, 3), (40, 5), (200, 2), (200, 1_000)]

  @Test("AUROC counts pairs, average precision thresholds", arguments: shapes)
  func reference(count: Int, scores: Int) throws {
    for seed in 0..<40 {
      let labels = Self.labels(count, scores: scores, seed: UInt64(seed))
      #expect(Self.auroc(labels) == SlowRanking.auroc(labels))
      let fast = Self.averagePrecision(labels)
      let slow = SlowRanking.averagePrecision(labels)
      #expect((fast == nil) == (slow == nil))
      if let fast, let slow { #expect(abs(fast - slow) < 1e-12) }
    }
  }

  /// scikit-learn's documentation: y_true 0, 0, 1, 1; y_scores 0.1, 0.4, 0.35, 0.8.
  @Test("the example of scikit-learn's documentation")
  func documented() throws {
    let labels = Self.labels([(0.1, false), (0.4, false), (0.35, true), (0.8, true)])
    #expect(Self.auroc(labels) == 0.75)
    let precision = try #require(Self.averagePrecision(labels))
    #expect(abs(precision - 0.8333333333333333) < 1e-15)
  }

  @Test("scores that do not differ have AUROC ½ and the prevalence as average precision")
  func constant() {
    let labels = Self.labels([(0.3, true), (0.3, false), (0.3, false), (0.3, false)])
    #expect(Self.auroc(labels) == 0.5)
    #expect(Self.averagePrecision(labels) == 0.25)
  }

  @Test("what is undefined is nil")
  func undefined() {
    #expect(Self.auroc([]) == nil && Self.averagePrecision([]) == nil)
    #expect(Self.auroc(Self.labels([(1, true)])) == nil)
    #expect(Self.averagePrecision(Self.labels([(1, true)])) == 1)
    #expect(Self.auroc(Self.labels([(1, false)])) == nil)
    #expect(Self.averagePrecision(Self.labels([(1, false)])) == nil)
    #expect(CalibrationError([], units: 0).value == nil)
    #expect(SpearmanCorrelation([], []).value == nil)
    #expect(SpearmanCorrelation([1], [2]).value == nil)
    #expect(SpearmanCorrelation([1, 1, 1], [1, 2, 3]).value == nil)
  }

  @Test("AUROC of the reverse is 1 less it, and a monotone map changes nothing")
  func symmetry() throws {
    for seed in 0..<40 {
      let labels = Self.labels(90, scores: 12, seed: UInt64(seed))
      let area = try #require(Self.auroc(labels))
      func mapped(_ map: (Double) -> Double) -> [ScoredLabel] {
        labels.map {
          ScoredLabel(score: map($0.score), isPositive: $0.isPositive, unit: 0)
        }
      }
      let reversed = try #require(Self.auroc(mapped { -$0 }))
      #expect(abs(area + reversed - 1) < 1e-12)
      #expect(Self.auroc(mapped { $0 * $0 * $0 - 7 }) == area)
      #expect(
        Self.averagePrecision(mapped { $0 * $0 * $0 - 7 }) == Self.averagePrecision(labels)
      )
    }
  }

  // MARK: Units

  private static func copies(_ labels: [ScoredLabel], _ timesDrawn: [Int]) -> [ScoredLabel] {
    labels.flatMap { Array(repeating: $0, count: timesDrawn[$0.unit]) }
  }

  @Test("counting how often a unit was drawn is as copying it", arguments: 0..<20)
  func weights(seed: Int) throws {
    let units = 6
    var generator = SplitMix64(seed: UInt64(seed) + 900)
    let labels = Self.labels(60, units: units, scores: 7, seed: UInt64(seed))
    let timesDrawn = (0..<units).map { _ in generator.index(below: 4) }
    let drawn = Self.copies(labels, timesDrawn)
    let ranked = RankedLabels(labels, units: units)
    #expect(AUROC(ranked).value(timesDrawn: timesDrawn) == SlowRanking.auroc(drawn))
    let precision = AveragePrecision(ranked).value(timesDrawn: timesDrawn)
    let error = CalibrationError(labels, units: units, bins: 5).value(timesDrawn: timesDrawn)
    for (fast, slow) in [
      (precision, SlowRanking.averagePrecision(drawn)),
      (error, SlowRanking.calibrationError(drawn, bins: 5)),
    ] {
      #expect((fast == nil) == (slow == nil))
      if let fast, let slow { #expect(abs(fast - slow) < 1e-12) }
    }
  }

  @Test("an interval from counted draws is the one from copied units")
  func intervals() throws {
    let labels = Self.labels(120, units: 15, scores: 9, seed: 3)
    let ranked = RankedLabels(labels, units: 15)
    let bootstrap = Bootstrap(replicates: 200, seed: 8)
    let units = (0..<15).map { unit in labels.filter { $0.unit == unit } }
    let terms = units.map { unit in
      RatioTerm(Double(unit.count { $0.isPositive }), over: Double(unit.count))
    }
    let counted = bootstrap.intervals(of: [AUROC(ranked), SumRatio(terms)])
    let copied = bootstrap.interval(over: units) { SlowRanking.auroc(Array($0.joined())) }
    #expect(counted == [copied, bootstrap.interval(over: terms)])
    #expect(copied != nil)
  }

  @Test("no interval comes from one unit or from a figure that is mostly undefined")
  func noInterval() {
    let one = RankedLabels(Self.labels(30, scores: 4, seed: 1), units: 1)
    #expect(Bootstrap().intervals(of: [AUROC(one)]) == [nil])
    let labels = [
      ScoredLabel(score: 1, isPositive: true, unit: 0),
      ScoredLabel(score: 0, isPositive: false, unit: 1),
    ]
    // Units 0 and 1 of six are both drawn in about 38 % of the replicates.
    let rare = RankedLabels(labels, units: 6)
    #expect(AUROC(rare).value == 1)
    #expect(Bootstrap().intervals(of: [AUROC(rare)]) == [nil])
    #expect(Bootstrap().intervals(of: []) == [])
  }

  // MARK: Calibration

  @Test("a bin holds its lower end, the last one holds 1, and an empty one says so")
  func bins() throws {
    let labels = Self.labels([
      (0, false), (0.1, false), (0.19, true), (0.95, true), (1, true), (1, false),
    ])
    let error = CalibrationError(labels, units: 1)
    let table = error.table
    #expect(table.count == 10)
    #expect(table.map(\.count) == [1, 2, 0, 0, 0, 0, 0, 0, 0, 3])
    #expect(table[2].meanScore == nil && table[2].share == nil)
    #expect(table[1].share == 0.5)
    #expect(table[9].low == 0.9 && table[9].high == 1)
    let expected = (abs(0.29 - 1) + abs(2.95 - 2)) / 6
    #expect(abs(try #require(error.value) - expected) < 1e-12)
  }

  @Test("calibration agrees with its definition", arguments: [1, 3, 10, 16])
  func calibration(bins: Int) throws {
    for seed in 0..<30 {
      let labels = Self.labels(80, scores: 33, seed: UInt64(seed))
      let fast = try #require(CalibrationError(labels, units: 1, bins: bins).value)
      let slow = try #require(SlowRanking.calibrationError(labels, bins: bins))
      #expect(abs(fast - slow) < 1e-12)
    }
  }

  // MARK: Spearman

  /// The figures of scipy 1.17's `spearmanr`.
  @Test("correlation is scipy's, ties included")
  func scipy() throws {
    let one = [0, 0, 0.2, 0.2, 0.9, 1, 0.3, 0, 0.5, 0.2]
    let other = [0, 0.1, 0.1, 0.4, 0.8, 0.7, 0.7, 0, 0, 1]
    let tied = try #require(SpearmanCorrelation(one, other).value)
    #expect(abs(tied - 0.5253269774923579) < 1e-12)
    let plain = try #require(SpearmanCorrelation([1, 2, 3, 4], [4, 1, 3, 2]).value)
    #expect(abs(plain + 0.4) < 1e-12)
  }

  @Test("ranks are the mean of the places that equal values take up")
  func ranks() {
    #expect(SpearmanCorrelation.averageRanks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    for seed in 0..<20 {
      let values = Self.labels(50, scores: 9, seed: UInt64(seed)).map(\.score)
      #expect(SpearmanCorrelation.averageRanks(values) == SlowRanking.averageRanks(values))
    }
  }

  @Test("correlation turns its sign with one side and stays under monotone maps")
  func correlationSymmetry() throws {
    for seed in 0..<20 {
      let one = Self.labels(40, scores: 6, seed: UInt64(seed)).map(\.score)
      let other = Self.labels(40, scores: 9, seed: UInt64(seed) + 100).map(\.score)
      let value = try #require(SpearmanCorrelation(one, other).value)
      #expect(SpearmanCorrelation(other, one).value == value)
      #expect(SpearmanCorrelation(one.map { $0 * $0 }, other).value == value)
      let turned = try #require(SpearmanCorrelation(one.map { -$0 }, other).value)
      #expect(abs(turned + value) < 1e-12)
      #expect(SpearmanCorrelation(one, one).value == 1)
    }
  }
}
