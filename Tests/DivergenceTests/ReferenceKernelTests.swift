import Divergence
import Foundation
import SpoorModel
import Statistics
import Testing

@Suite("Reference kernel")
struct ReferenceKernelTests {
  let kernel = ReferenceKernel()

  static func row(_ width: Int, spread: Double, _ generator: inout SplitMix64) -> [Float] {
    (0..<width).map { _ in Float((Double(generator.index(below: 1_000_000)) / 5e5 - 1) * spread) }
  }

  static func softmax(_ logits: [Float]) -> [Double] {
    let greatest = logits.map(Double.init).max() ?? 0
    let weights = logits.map { exp(Double($0) - greatest) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  static func kl(_ p: [Double], _ q: [Double]) -> Double {
    zip(p, q).reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * log($1.0 / $1.1) }
  }

  static func entropy(_ p: [Double]) -> Double { kl(p, p.map { _ in 1 }) * -1 }

  static func isClose(_ one: Double, _ other: Double) -> Bool {
    one == other || abs(one - other) <= 1e-9 + 1e-9 * abs(other)
  }

  @Test("two tokens give the values worked out by hand")
  func byHand() throws {
    let values = try kernel.measure(tuned: [Float(log(3.0)), 0], base: [0, 0], tokenID: 1)
    #expect(abs(values.klTunedBase - (0.75 * log(1.5) + 0.25 * log(0.5))) < 1e-7)
    #expect(abs(values.klBaseTuned - 0.5 * log(4.0 / 3)) < 1e-7)
    #expect(abs(values.tunedEntropy - (0.25 * log(4) - 0.75 * log(0.75))) < 1e-7)
    #expect(abs(values.baseEntropy - log(2)) < 1e-12)
    #expect(abs(values.tunedLogProbability - log(0.25)) < 1e-7)
    #expect(values.tunedRank == 2 && values.baseRank == 1)
  }

  @Test(
    "random rows agree with a softmax written out",
    arguments: [(2, 1.0), (33, 4.0), (257, 0.01), (1_000, 20.0)]
  )
  func agreesWithSoftmax(width: Int, spread: Double) throws {
    var generator = SplitMix64(seed: UInt64(width))
    for _ in 0..<10 {
      let tuned = Self.row(width, spread: spread, &generator)
      let base = Self.row(width, spread: spread, &generator)
      let token = generator.index(below: width)
      let values = try kernel.measure(tuned: tuned, base: base, tokenID: token)
      let (p, q) = (Self.softmax(tuned), Self.softmax(base))
      #expect(Self.isClose(values.klTunedBase, Self.kl(p, q)))
      #expect(Self.isClose(values.klBaseTuned, Self.kl(q, p)))
      #expect(Self.isClose(values.tunedEntropy, Self.entropy(p)))
      #expect(Self.isClose(values.baseEntropy, Self.entropy(q)))
      #expect(Self.isClose(values.tunedLogProbability, log(p[token])))
      #expect(Self.isClose(values.baseLogProbability, log(q[token])))
      #expect(values.tunedRank == 1 + tuned.count { $0 > tuned[token] })
      #expect(values.baseRank == 1 + base.count { $0 > base[token] })
      #expect(values.klTunedBase >= 0 && values.klBaseTuned >= 0)
    }
  }

  @Test("equal rows do not diverge, and a constant added to all logits changes nothing")
  func invariance() throws {
    var generator = SplitMix64(seed: 11)
    // Multiples of 1/64 below 16: adding 100 is exact in Float.
    let tuned = (0..<300).map { _ in Float(generator.index(below: 1_024)) / 64 }
    let base = (0..<300).map { _ in Float(generator.index(below: 1_024)) / 64 }
    let equal = try kernel.measure(tuned: tuned, base: tuned, tokenID: 4)
    #expect(equal.klTunedBase == 0 && equal.klBaseTuned == 0)
    #expect(equal.tunedEntropy == equal.baseEntropy)
    let plain = try kernel.measure(tuned: tuned, base: base, tokenID: 4)
    let moved = try kernel.measure(tuned: tuned.map { $0 + 100 }, base: base, tokenID: 4)
    #expect(Self.isClose(moved.klTunedBase, plain.klTunedBase))
    #expect(Self.isClose(moved.klBaseTuned, plain.klBaseTuned))
    #expect(Self.isClose(moved.tunedEntropy, plain.tunedEntropy))
    #expect(Self.isClose(moved.tunedLogProbability, plain.tunedLogProbability))
    #expect(moved.tunedRank == plain.tunedRank)
  }

  @Test("rows at the ends of float16 stay finite, and exchanging the models exchanges the values")
  func extremes() throws {
    let high: [Float] = [65_504, -65_504, -65_504, 0]
    let flat: [Float] = [-65_504, -65_504, -65_504, -65_504]
    let values = try kernel.measure(tuned: high, base: flat, tokenID: 1)
    #expect(Self.isClose(values.klTunedBase, log(4)))
    #expect(values.tunedEntropy == 0)
    #expect(Self.isClose(values.baseEntropy, log(4)))
    #expect(values.tunedLogProbability == -131_008)
    // ¼ · (0 + 131008 + 131008 + 65504) − ln 4.
    #expect(Self.isClose(values.klBaseTuned, 81_880 - log(4)))
    #expect(values.tunedRank == 3 && values.baseRank == 1)
    let swapped = try kernel.measure(tuned: flat, base: high, tokenID: 1)
    #expect(swapped.klTunedBase == values.klBaseTuned)
    #expect(swapped.klBaseTuned == values.klTunedBase)
    #expect(swapped.baseRank == values.tunedRank)
  }

  @Test("an excluded token adds nothing to its own sums and makes the other direction infinite")
  func excluded() throws {
    let values = try kernel.measure(tuned: [0, -.infinity], base: [0, 0], tokenID: 1)
    #expect(Self.isClose(values.klTunedBase, log(2)))
    #expect(values.klBaseTuned == .infinity)
    #expect(values.tunedEntropy == 0)
    #expect(values.tunedLogProbability == -.infinity)
    #expect(values.tunedRank == 2)
    let swapped = try kernel.measure(tuned: [0, 0], base: [0, -.infinity], tokenID: 1)
    #expect(swapped.klTunedBase == .infinity)
    #expect(swapped.klBaseTuned == values.klTunedBase)
    #expect(swapped.baseLogProbability == -.infinity && swapped.baseRank == 2)
    let both = try kernel.measure(
      tuned: [0, 0, -.infinity],
      base: [0, 0, -.infinity],
      tokenID: 0
    )
    #expect(both.klTunedBase == 0 && both.klBaseTuned == 0)
  }

  @Test("ties share the better rank")
  func ties() throws {
    let values = try kernel.measure(tuned: [2, 2, 1, 2], base: [1, 5, 1, 1], tokenID: 3)
    #expect(values.tunedRank == 1)
    #expect(values.baseRank == 2)
  }

  @Test(
    "rows that are no distribution are refused with the position",
    arguments: [
      (
        [0, .nan], [0, 0], 0, DivergenceError.logitNotUsable(position: 7, side: .tuned, tokenID: 1)
      ),
      ([0, 0], [.infinity, 0], 0, .logitNotUsable(position: 7, side: .base, tokenID: 0)),
      ([0, 0], [0, 0, 0], 0, .vocabulariesDiffer(position: 7, tuned: 2, base: 3)),
      ([0, 0], [0, 0], 2, .tokenOutsideVocabulary(position: 7, tokenID: 2, vocabulary: 2)),
      ([0, 0], [0, 0], -1, .tokenOutsideVocabulary(position: 7, tokenID: -1, vocabulary: 2)),
      ([], [], 0, .tokenOutsideVocabulary(position: 7, tokenID: 0, vocabulary: 0)),
      ([0], [-.infinity], 0, .noProbability(position: 7, side: .base)),
    ] as [([Float], [Float], Int, DivergenceError)]
  )
  func refused(tuned: [Float], base: [Float], tokenID: Int, expected: DivergenceError) {
    #expect(throws: expected) {
      try kernel.measure(tuned: tuned, base: base, tokenID: tokenID, position: 7)
    }
    #expect(expected.position == 7)
  }

  @Test("an error reaches the user with what, where and how to fix it")
  func wording() {
    let error = DivergenceError.vocabulariesDiffer(position: 3, tuned: 32_000, base: 32_001)
    #expect(
      error.spoorError(at: .init(file: "logits.npy", record: "e001")).description
        == "logits.npy (e001): token 3: the tuned model has 32000 logits, the base model 32001. "
        + "Score both models with one tokenizer and write logits of one width."
    )
  }
}
