import Foundation
import Statistics
import Testing

@Suite("Logistic fits")
struct LogisticFitTests {
  /// Examples whose outcomes a logistic model draws; inputs are uniform in −2...2.
  private static func examples(
    _ count: Int,
    of model: LogisticModel,
    weighted: Bool = false,
    seed: UInt64
  ) -> [LogisticExample] {
    var random = SplitMix64(seed: seed)
    func uniform() -> Double { Double(random.index(below: 1 << 20)) / Double(1 << 20) }
    return (0..<count).map { _ in
      let inputs = model.weights.map { _ in uniform() * 4 - 2 }
      return LogisticExample(
        inputs,
        outcome: uniform() < model.probability(inputs) ? 1 : 0,
        weight: weighted ? uniform() * 3 : 1
      )
    }
  }

  private func isClose(_ one: LogisticModel, _ other: LogisticModel, _ tolerance: Double) -> Bool {
    let differences = zip([one.bias] + one.weights, [other.bias] + other.weights).map { $0 - $1 }
    return differences.allSatisfy { abs($0) < tolerance }
  }

  @Test("Newton's method finds what slow gradient ascent finds", arguments: 0..<10)
  func reference(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let width = 1 + random.index(below: 3)
    let truth = LogisticModel(
      bias: Double(random.index(below: 5)) - 2,
      weights: (0..<width).map { _ in Double(random.index(below: 7)) - 3 }
    )
    let examples = Self.examples(40, of: truth, weighted: seed % 3 == 0, seed: UInt64(seed) + 100)
    let prior = seed % 2 == 0 ? nil : LogisticModel(bias: 1, weights: truth.weights.map { -$0 })
    let penalty = [0.5, 5, 50][seed % 3]
    let fast = try #require(LogisticFit(penalty: penalty, prior: prior).model(of: examples))
    let slow = SlowLogisticFit(penalty: penalty, prior: prior).model(of: examples)
    #expect(isClose(fast, slow, 1e-4), "\(fast) \(slow)")
  }

  @Test("a model is found again in many examples that follow it", arguments: [1, 2])
  func recovery(seed: UInt64) throws {
    let truth = LogisticModel(bias: -0.5, weights: [1.5, -0.75, 0])
    let examples = Self.examples(3_000, of: truth, seed: seed)
    let found = try #require(LogisticFit(penalty: 0.1).model(of: examples))
    #expect(isClose(found, truth, 0.2))
  }

  @Test("shares instead of outcomes give the model back exactly")
  func noiseless() throws {
    let truth = LogisticModel(bias: 0.3, weights: [1.2, -2])
    let examples = (-4...4).flatMap { x in
      (-4...4).map { y in
        let inputs = [Double(x) / 4, Double(y) / 4]
        return LogisticExample(inputs, outcome: truth.probability(inputs), weight: 1000)
      }
    }
    let found = try #require(LogisticFit(penalty: 1e-6).model(of: examples))
    #expect(isClose(found, truth, 1e-5))
  }

  @Test("few examples leave the prior nearly as it was, many overrule it")
  func prior() throws {
    let prior = LogisticModel(bias: 2, weights: [-1])
    let truth = LogisticModel(bias: -1, weights: [2])
    let fit = LogisticFit(penalty: 20, prior: prior)
    let few = try #require(fit.model(of: Self.examples(2, of: truth, seed: 1)))
    #expect(isClose(few, prior, 0.15))
    let many = try #require(fit.model(of: Self.examples(3_000, of: truth, seed: 1)))
    #expect(isClose(many, truth, 0.5))
  }

  @Test("a weight counts as that many examples")
  func weights() throws {
    let examples = Self.examples(40, of: LogisticModel(bias: 0, weights: [1]), seed: 8)
    let twice = examples.map { LogisticExample($0.inputs, outcome: $0.outcome, weight: 2) }
    let fit = LogisticFit(penalty: 1)
    let (one, other) = (fit.model(of: examples + examples), fit.model(of: twice))
    #expect(isClose(try #require(one), try #require(other), 1e-9))
  }

  @Test("the unit of an input changes its weight, and no probability", arguments: [1e-4, 1e4])
  func units(unit: Double) throws {
    let examples = Self.examples(80, of: LogisticModel(bias: 0.5, weights: [1, 2]), seed: 5)
    let scaled = examples.map {
      LogisticExample([$0.inputs[0] * unit, $0.inputs[1]], outcome: $0.outcome)
    }
    let fit = LogisticFit(penalty: 1)
    let plain = try #require(fit.model(of: examples))
    let other = try #require(fit.model(of: scaled))
    let differences = zip(examples, scaled).map { one, two in
      abs(plain.probability(one.inputs) - other.probability(two.inputs))
    }
    #expect((differences.max() ?? 1) < 1e-6)
  }

  @Test("separable examples have a finite model that separates them", arguments: [0.01, 5.0])
  func separable(penalty: Double) throws {
    let examples = (-10...10).filter { $0 != 0 }.map {
      LogisticExample([Double($0)], outcome: $0 > 0 ? 1 : 0)
    }
    let found = try #require(LogisticFit(penalty: penalty).model(of: examples))
    #expect(found.weights[0].isFinite && found.weights[0] > 0)
    #expect(examples.allSatisfy { (found.probability($0.inputs) > 0.5) == ($0.outcome == 1) })
  }

  @Test("inputs that are equal share their weight, one that never differs has none")
  func singular() throws {
    let examples = Self.examples(200, of: LogisticModel(bias: 0, weights: [2]), seed: 6)
    let wide = examples.map {
      LogisticExample([$0.inputs[0], $0.inputs[0], 0], outcome: $0.outcome)
    }
    let found = try #require(LogisticFit(penalty: 1).model(of: wide))
    #expect(abs(found.weights[0] - found.weights[1]) < 1e-9)
    #expect(found.weights[2] == 0)
    let narrow = try #require(LogisticFit(penalty: 1).model(of: examples))
    #expect(abs(found.weights[0] + found.weights[1] - narrow.weights[0]) < 0.2)
  }

  @Test("one truth only has a finite model, no example none")
  func degenerate() throws {
    let fit = LogisticFit(penalty: 1)
    #expect(fit.model(of: []) == nil)
    let same = (0..<20).map { LogisticExample([Double($0 % 3)], outcome: 1) }
    let found = try #require(fit.model(of: same))
    #expect(found.bias.isFinite && found.probability([1]) > 0.99)
    let weightless = same.map { LogisticExample($0.inputs, outcome: 1, weight: 0) }
    #expect(fit.model(of: weightless) == LogisticModel(bias: 0, weights: [0]))
    #expect(fit.model(of: [LogisticExample([.nan], outcome: 1)]) == nil)
    #expect(fit.model(of: [LogisticExample([.infinity], outcome: 1)]) == nil)
  }

  @Test("probabilities stay within 0...1 at any log-odds", arguments: [-1e4, -30, 0, 30, 1e4])
  func probability(logOdds: Double) {
    let probability = LogisticModel(bias: logOdds, weights: []).probability([])
    #expect((0...1).contains(probability))
    #expect(abs(probability + LogisticModel.probability(-logOdds) - 1) < 1e-12)
  }
}
