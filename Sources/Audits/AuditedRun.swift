import AuditStore
public import Reporting
import SpoorModel
import Statistics

/// One tuned model of an audit, with what was counted of each of its answers.
public struct AuditedRun: Sendable {
  /// One answer.
  struct Answer: Sendable {
    /// What was asked.
    var prompt: String
    /// Its words.
    var words: Int
    /// What the audit found of it.
    var tally: PromptTally
  }

  /// The audit's name.
  public let audit: String
  /// The model's figures.
  public let summary: ModelSummary
  /// Its answers by prompt.
  let answers: [String: Answer]
  /// Whether the audit doubted spans; else it traced passages.
  let doubts: Bool

  /// A measure over all answers; `nil` where nothing has it.
  func estimate(of measure: RunMeasure, by bootstrap: Bootstrap) -> Estimate? {
    guard doubts || !measure.isOfDoubtedSpans else { return nil }
    if measure == .excess { return summary.attribution.excess }
    return Estimate(Array(answers.sorted { $0.key < $1.key }.map(\.value)), bootstrap) {
      measure.terms(of: $0)
    }
  }

  /// Whether both name a seed, and not the same.
  func hasOtherSeed(than other: AuditedRun) -> Bool {
    guard let own = summary.seed, let others = other.summary.seed else { return false }
    return own != others
  }

  /// Whether both are one model of one audit.
  func isSame(as other: AuditedRun) -> Bool {
    audit == other.audit && summary.name == other.summary.name
  }

  /// What sets its tuning apart from another's, by the names of audit.yaml's keys; what only one of the
  /// two tells is in ``settingsUntold(besides:)``.
  func settings(otherThan other: AuditedRun) -> [String] {
    compared(with: other).filter { $0.own != nil && $0.other != nil && $0.own != $0.other }
      .map(\.key)
  }

  /// Settings that one of the two tells and the other does not.
  func settingsUntold(besides other: AuditedRun) -> [String] {
    compared(with: other).filter { ($0.own == nil) != ($0.other == nil) }.map(\.key)
  }

  private func compared(
    with other: AuditedRun
  ) -> [(key: String, own: String?, other: String?)] {
    zip(settings, other.settings).map { ($0.key, $0.value, $1.value) }
  }

  private var settings: [(key: String, value: String?)] {
    [
      ("dataset", summary.dataset), ("method", summary.method.rawValue),
      ("rows", summary.rows.map(String.init)), ("params", summary.params),
      ("epoch", summary.epoch.map(String.init)), ("arm", summary.arm),
    ]
  }
}

extension Estimate {
  /// A difference of two ratios of sums over answers, with a bootstrap interval over them; `nil` where
  /// either is undefined.
  init?(
    _ answers: [AuditedRun.Answer],
    _ bootstrap: Bootstrap,
    terms: (AuditedRun.Answer) -> PairedRatioTerms
  ) {
    let pairs = answers.map(terms)
    guard let value = pairs.reduce(into: PairedRatioTerms.nothing, +=).difference else {
      return nil
    }
    let interval = bootstrap.interval(ofDifference: pairs)
    self.init(value: value, low: interval?.low, high: interval?.high)
  }
}
