import Foundation
import SpoorModel
import Statistics
import Testing

@testable import Divergence

@Suite("Lift of tokens drawn from the tuned model") struct SampledLiftTests {
  @Test("estimates KL(tuned‖base), which its interval holds")
  func unbiased() throws {
    let (p, q) = ([0.5, 0.25, 0.15, 0.1], [0.2, 0.3, 0.4, 0.1])
    let exact = zip(p, q).reduce(0) { $0 + $1.0 * log($1.0 / $1.1) }
    var random = SplitMix64(seed: 3)
    var lift = SampledLift()
    for _ in 0..<400 {
      let tokens = (0..<50).map { _ in drawn(from: p, &random) }
      lift.add(tuned: tokens.map { told($0, p) }, base: tokens.map { told($0, q) })
    }
    let estimate = try #require(lift.estimate)
    #expect(abs(estimate.value - exact) < 0.02)
    #expect(try #require(estimate.low) < exact && exact < #require(estimate.high))
  }

  @Test("leaves out what is not told, and says nothing of nothing")
  func unknown() {
    var lift = SampledLift()
    #expect(lift.estimate == nil)
    lift.add(tuned: [nil, told(0, [0.5])], base: [told(0, [0.5]), told(0, [0.25])])
    #expect(lift.estimate?.value == log(2))
  }

  private func drawn(from p: [Double], _ random: inout SplitMix64) -> Int {
    var rest = Double(random.index(below: 1_000_000)) / 1_000_000
    for (token, share) in p.enumerated() {
      if rest < share { return token }
      rest -= share
    }
    return p.count - 1
  }

  private func told(_ token: Int, _ p: [Double]) -> TruncatedDistribution {
    TruncatedDistribution(emitted: .id(token), logProbability: log(p[token]), top: [])
  }
}
