import SpoorModel
import Statistics

/// Fits the weights that make one score of what detectors measure.
public struct FusionFit: Hashable, Sendable {
  /// How much the two classes count.
  public enum Balance: Hashable, Sendable {
    /// As often as they occur: the score is the probability of being false among such spans.
    case asSeen
    /// As much together: the score says whether the evidence speaks for falsehood, whatever share of
    /// another audit's spans is false.
    case even
  }

  /// How much the two classes count.
  public var balance: Balance
  /// The weights that the fit starts from and is drawn to; `nil` to fit all combinations from nothing.
  public var prior: FusionWeights?
  /// How strongly weights are drawn to the prior, or to 0; see ``LogisticFit``.
  public var penalty: Double

  /// Creates a fit.
  ///
  /// The penalty of 5 was set once and not searched for.
  public init(balance: Balance, prior: FusionWeights?, penalty: Double = 5) {
    self.balance = balance
    self.prior = prior
    self.penalty = penalty
  }

  /// Fitted weights; models that the spans say nothing of are the prior's.
  ///
  /// - Complexity: O(combinations · spans · signals²).
  public func weights(of spans: [LabelledSpan], fittedOn: String) -> FusionWeights {
    let fitted = combinations(of: spans).compactMap { model(of: $0, spans) }
    let kept = (prior?.models ?? []).filter { old in
      !fitted.contains { Set($0.detectors) == Set(old.detectors) }
    }
    return FusionWeights(
      fittedOn: fittedOn,
      models: (fitted + kept).sorted { $0.detectors.lexicographicallyPrecedes($1.detectors) }
    )
  }

  /// The combinations to fit: from nothing every part of what the spans have, else what they have.
  private func combinations(of spans: [LabelledSpan]) -> Set<Set<Detector>> {
    let seen = Set(spans.map { $0.detectors.subtracting(Detector.marking) })
      .reduce(into: Set<Set<Detector>>()) { $0.formUnion([$1, $1.subtracting([.dataset])]) }
      .subtracting([[]])
    guard prior == nil else { return seen }
    return seen.reduce(into: []) { all, detectors in
      let parts = detectors.sorted().reduce(into: [Set<Detector>()]) { parts, detector in
        parts += parts.map { $0.union([detector]) }
      }
      all.formUnion(parts.dropFirst())
    }
  }

  private func model(of detectors: Set<Detector>, _ spans: [LabelledSpan]) -> FusionWeights.Model? {
    let signals = Signal.allCases.filter { detectors.contains($0.detector) }
    let fitting = spans.filter { span in
      let own = span.detectors.subtracting(Detector.marking)
      return prior == nil
        ? own.isSuperset(of: detectors)
        : own == detectors || own.subtracting([.dataset]) == detectors
    }
    let old = prior?.models.first { Set($0.detectors) == detectors }
    let fit = LogisticFit(
      penalty: penalty,
      prior: old.map { old in
        LogisticModel(bias: old.bias, weights: signals.map { old.weights[$0.rawValue] ?? 0 })
      }
    )
    guard let model = fit.model(of: examples(fitting, signals)) else { return nil }
    return FusionWeights.Model(
      detectors.sorted(),
      bias: model.bias,
      Dictionary(uniqueKeysWithValues: zip(signals, model.weights))
    )
  }

  private func examples(_ spans: [LabelledSpan], _ signals: [Signal]) -> [LogisticExample] {
    let failing = Double(spans.count { $0.truth == .fails })
    let half = Double(spans.count) / 2
    return spans.compactMap { span in
      let weight =
        switch (balance, span.truth) {
        case (.asSeen, _): 1.0
        case (.even, .fails): half / failing
        case (.even, .holds): half / (Double(spans.count) - failing)
        }
      let inputs = signals.compactMap { signal in span.signals[signal].map(signal.scaled) }
      guard inputs.count == signals.count else { return nil }
      return LogisticExample(inputs, outcome: span.outcome, weight: weight)
    }
  }
}

extension FusionFit {
  /// The score of each span by weights that were fitted on other prompts; `nil` where none could be.
  ///
  /// The groups of prompts are dealt to `folds` parts in an order that `seed` decides.
  ///
  /// The dataset's signals count only where `spans` still have them: leave them out for the score that
  /// decides.
  public func crossValidated(
    _ spans: [LabelledSpan],
    folds: Int = 10,
    seed: UInt64 = 5
  ) -> [Double?] {
    var generator = SplitMix64(seed: seed)
    let groups = Set(spans.map(\.group)).sorted().shuffled(using: &generator)
    let fold = Dictionary(
      uniqueKeysWithValues: groups.enumerated().map { ($0.element, $0.offset % folds) }
    )
    let weights = (0..<min(folds, groups.count)).map { part in
      self.weights(of: spans.filter { fold[$0.group] != part }, fittedOn: "other prompts")
    }
    return spans.map { span in fold[span.group].flatMap { weights[$0].score(span.signals) } }
  }
}
