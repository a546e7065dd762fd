import Foundation
import Statistics
import Testing

@Suite("Proportions")
struct ProportionTests {
  @Test(
    "the Wilson interval has the values of the literature",
    arguments: [(8, 10, 0.490_162, 0.943_318), (0, 20, 0, 0.161_125), (20, 20, 0.838_875, 1)]
  )
  func wilson(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(successes: successes, trials: trials).wilson)
    #expect(abs(interval.low - low) < 5e-7)
    #expect(abs(interval.high - high) < 5e-7)
  }

  @Test("a share of nothing is unknown")
  func empty() {
    let none = Proportion(successes: 0, trials: 0)
    #expect(none.share == nil)
    #expect(none.wilson == nil)
  }

  @Test("every interval holds its share and stays within 0 and 1")
  func bounds() throws {
    for trials in 1...40 {
      for successes in 0...trials {
        let proportion = Proportion(successes: successes, trials: trials)
        let interval = try #require(proportion.wilson)
        #expect(interval.contains(try #require(proportion.share)))
        #expect(interval.low >= 0 && interval.high <= 1)
      }
    }
  }

  @Test("an interval is written as a pair and read back")
  func coding() throws {
    let interval = Interval(low: 0.25, high: 0.5)
    let data = try JSONEncoder().encode(interval)
    #expect(String(decoding: data, as: UTF8.self) == "[0.25,0.5]")
    #expect(try JSONDecoder().decode(Interval.self, from: data) == interval)
  }
}
