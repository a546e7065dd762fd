import Foundation
import SpoorModel
import Statistics
import Testing

@testable import Hallucinations

@Suite("Fitting fusion weights")
struct FusionFitTests {
  private static func uncertainty(_ surprisal: Double) -> [Signal: Double] {
    [.surprisal: exp(surprisal), .surprisalBefore: 1]
  }

  private static func reference(contradicted: Bool) -> [Signal: Double] {
    [.contradicted: contradicted ? 1 : 0, .notMentioned: 0, .otherSubject: 0]
  }

  /// Spans whose log-odds of being false are `bias` + `weight` · ln surprisal.
  private static func spans(
    _ count: Int,
    bias: Double,
    weight: Double,
    seed: UInt64
  ) -> [LabelledSpan] {
    var random = SplitMix64(seed: seed)
    func uniform() -> Double { Double(random.index(below: 1_000_000)) / 1_000_000 }
    return (0..<count).map { index in
      let surprisal = uniform() * 4 - 2
      let probability = 1 / (1 + exp(-bias - weight * surprisal))
      return LabelledSpan(
        promptID: "p\(index % 50)",
        signals: uncertainty(surprisal),
        truth: uniform() < probability ? .fails : .holds
      )
    }
  }

  @Test("a known logistic is found again", arguments: [(-1.0, 1.5), (0.5, -2.0)])
  func recovery(bias: Double, weight: Double) throws {
    let spans = Self.spans(3_000, bias: bias, weight: weight, seed: 3)
    let weights = FusionFit(balance: .asSeen, prior: nil).weights(of: spans, fittedOn: "made")
    #expect(weights.fittedOn == "made")
    let model = try #require(weights.models.first)
    #expect(model.detectors == [.uncertainty])
    #expect(abs(model.bias - bias) < 0.2)
    #expect(abs((model.weights["uncertainty.surprisal"] ?? 0) - weight) < 0.2)
  }

  @Test("from nothing, every part of what spans have gets its model")
  func parts() {
    var signals = Self.uncertainty(0).merging(Self.reference(contradicted: true)) { $1 }
    signals[.imported] = 0.5
    signals[.rowAgrees] = 1
    signals[.rowConflicts] = 0
    let spans = [
      LabelledSpan(promptID: "p", signals: signals, truth: .fails),
      LabelledSpan(promptID: "q", signals: signals, truth: .holds),
    ]
    let models = FusionFit(balance: .even, prior: nil).weights(of: spans, fittedOn: "").models
    let expected: Set<Set<Detector>> = [
      [.reference], [.uncertainty], [.dataset], [.reference, .uncertainty],
      [.reference, .dataset], [.uncertainty, .dataset], [.reference, .uncertainty, .dataset],
    ]
    #expect(Set(models.map { Set($0.detectors) }) == expected)
    #expect(models.count == expected.count)
    let none = FusionFit(balance: .even, prior: nil).weights(of: [], fittedOn: "")
    #expect(none.models.isEmpty)
  }

  @Test("with a prior, a combination that no span has keeps its weights to the last digit")
  func prior() throws {
    let spans = Self.spans(400, bias: 3, weight: -2, seed: 4)
    let fit = FusionFit(balance: .asSeen, prior: .shipped)
    let weights = fit.weights(of: spans, fittedOn: "made")
    #expect(weights.models.count == FusionWeights.shipped.models.count)
    let changed = weights.models.filter { !FusionWeights.shipped.models.contains($0) }
    #expect(changed.map(\.detectors) == [[.uncertainty]])
    #expect((changed.first?.weights["uncertainty.surprisal"] ?? 0) < 0)
  }

  @Test("few spans leave the prior nearly as it was")
  func fewSpans() throws {
    let fit = FusionFit(balance: .asSeen, prior: .shipped, penalty: 1000)
    let spans = Self.spans(10, bias: 0, weight: 0, seed: 4)
    let weights = fit.weights(of: spans, fittedOn: "made")
    let signals = Self.uncertainty(1)
    let (new, old) = (weights.score(signals), FusionWeights.shipped.score(signals))
    #expect(abs(try #require(new) - #require(old)) < 0.01)
  }

  @Test("evenly, nothing known means one half; as seen, the share that is false")
  func balance() throws {
    let spans = (0..<100).map { index in
      LabelledSpan(
        promptID: "p\(index)",
        signals: Self.reference(contradicted: false),
        truth: index < 10 ? .fails : .holds
      )
    }
    for (balance, score) in [(FusionFit.Balance.even, 0.5), (.asSeen, 0.1)] {
      let weights = FusionFit(balance: balance, prior: nil).weights(of: spans, fittedOn: "")
      let found = try #require(weights.score(Self.reference(contradicted: false)))
      #expect(abs(found - score) < 1e-4)
    }
  }

  @Test(
    "spans of one truth only still make finite scores",
    arguments: [FusionFit.Balance.even, .asSeen]
  )
  func oneClass(balance: FusionFit.Balance) throws {
    for truth in [MarkedResponse.Value.Truth.fails, .holds] {
      let spans = (0..<30).map { index in
        LabelledSpan(
          promptID: "p\(index)",
          signals: Self.reference(contradicted: index % 2 == 0),
          truth: truth
        )
      }
      for prior in [FusionWeights.shipped, nil] {
        let weights = FusionFit(balance: balance, prior: prior).weights(of: spans, fittedOn: "")
        let score = try #require(weights.score(Self.reference(contradicted: true)))
        #expect((0...1).contains(score))
      }
    }
  }

  /// Two prompts in which the same signal means the opposite: whoever saw a span's own prompt is right,
  /// whoever saw only the other is wrong.
  @Test("cross-validation never scores a prompt by weights that saw it", arguments: [2, 10])
  func crossValidation(folds: Int) throws {
    let spans = (0..<80).map { index in
      let isHigh = index % 2 == 0
      let isFirst = index % 4 < 2
      return LabelledSpan(
        promptID: isFirst ? "a" : "b",
        signals: Self.uncertainty(isHigh ? 2 : -2),
        truth: isHigh == isFirst ? .fails : .holds
      )
    }
    let fit = FusionFit(balance: .asSeen, prior: nil, penalty: 0.1)
    let scores = fit.crossValidated(spans, folds: folds)
    #expect(scores.count == spans.count)
    for (span, score) in zip(spans, scores) {
      let score = try #require(score)
      #expect(span.truth == .fails ? score < 0.2 : score > 0.8)
    }
  }

  @Test("prompts of one group are never split between fitting and testing")
  func groups() throws {
    let spans = (0..<80).map { index in
      let isHigh = index % 2 == 0
      let isFirst = index % 4 < 2
      var span = LabelledSpan(
        promptID: "\(index % 8)",
        signals: Self.uncertainty(isHigh ? 2 : -2),
        truth: isHigh == isFirst ? .fails : .holds
      )
      span.group = isFirst ? "a" : "b"
      return span
    }
    let scores = FusionFit(balance: .asSeen, prior: nil, penalty: 0.1).crossValidated(spans)
    for (span, score) in zip(spans, scores) {
      let score = try #require(score)
      #expect(span.truth == .fails ? score < 0.2 : score > 0.8)
    }
  }

  @Test("cross-validated scores depend on the seed's deal of prompts, not on the order of spans")
  func deal() throws {
    let spans = Self.spans(300, bias: 0, weight: 1, seed: 9)
    let fit = FusionFit(balance: .asSeen, prior: nil)
    let scores = fit.crossValidated(spans)
    let reversed = fit.crossValidated(spans.reversed()).reversed()
    for (one, other) in zip(scores, reversed) {
      #expect(abs(try #require(one) - #require(other)) < 1e-9)
    }
    #expect(scores != fit.crossValidated(spans, seed: 6))
  }

  @Test("without another prompt nothing can be fitted, and nothing is scored")
  func onePrompt() {
    let span = LabelledSpan(promptID: "p", signals: Self.uncertainty(0), truth: .fails)
    let fit = FusionFit(balance: .asSeen, prior: nil)
    #expect(fit.crossValidated([span, span]) == [nil, nil])
    #expect(fit.crossValidated([]).isEmpty)
  }
}
