import Statistics
import Testing

@testable import Evaluation

@Suite("Random rows that hold a value")
struct RandomRowsTests {
  /// The mean of every measure over so many random orders.
  private static func simulated(
    _ rows: RandomRows,
    orders: Int,
    by generator: inout SplitMix64
  ) -> [RetrievalMeasure: Double] {
    var sums: [RetrievalMeasure: Double] = [:]
    for _ in 0..<orders {
      let rank = firstGold(of: rows, by: &generator)
      for measure in RetrievalMeasure.allCases {
        sums[measure, default: 0] += measure.value(ofRank: rank)
      }
    }
    return sums.mapValues { $0 / Double(orders) }
  }

  /// The rank of the first gold row in an order that is drawn row by row.
  private static func firstGold(of rows: RandomRows, by generator: inout SplitMix64) -> Int? {
    var left = Array(0..<rows.holding)
    for rank in 0..<rows.holding {
      let drawn = left.remove(at: generator.index(below: left.count))
      if drawn < rows.gold { return rank + 1 }
    }
    return nil
  }

  @Test("are expected to find what a seeded simulation finds", arguments: 0..<12)
  func simulation(world: Int) {
    var generator = SplitMix64(seed: UInt64(world))
    let holding = 1 + generator.index(below: 40)
    let rows = RandomRows(holding: holding, gold: generator.index(below: holding + 1))
    let orders = 4_000
    let means = Self.simulated(rows, orders: orders, by: &generator)
    for measure in RetrievalMeasure.allCases {
      let expected = measure.expectation(of: rows)
      // Four standard errors of a mean of values from 0 to 1.
      let error = 4 * (expected * (1 - expected) / Double(orders)).squareRoot()
      #expect(abs((means[measure] ?? 0) - expected) <= error + 1e-12, "\(rows) \(measure)")
    }
  }

  /// A mean of ranks' reciprocals, 1 to `last`.
  private static func harmonic(_ last: Int) -> Double {
    (1...last).reduce(0) { $0 + 1 / Double($1) } / Double(last)
  }

  private static let known: [(holding: Int, gold: Int, expected: [Double])] = [
    (1, 1, [1, 1, 1, 1]), (4, 0, [0, 0, 0, 0]), (3, 3, [1, 1, 1, 1]),
    // One of so many: each rank is as likely.
    (4, 1, [0.25, 1, 1, harmonic(4)]), (20, 1, [0.05, 0.25, 0.5, harmonic(20)]),
    // Two of four: first with 1/2, second with 1/2 · 2/3, third else.
    (4, 2, [0.5, 1, 1, 0.5 + 1.0 / 6 + 1.0 / 18]),
  ]

  @Test("have expectations that can be worked out by hand", arguments: known.indices)
  func byHand(index: Int) {
    let entry = Self.known[index]
    let rows = RandomRows(holding: entry.holding, gold: entry.gold)
    for (measure, expected) in zip(RetrievalMeasure.allCases, entry.expected) {
      #expect(abs(measure.expectation(of: rows) - expected) < 1e-12, "\(measure)")
    }
  }
}
