import AuditStore
import Statistics

/// What runs are compared by.
public enum RunMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// The share of tokens of base rank above 3.
  case shifted
  /// KL(tuned‖base), nats: the mean over answers of their means.
  case klTunedBase = "kl_tuned_base"
  /// The share of answers with at least one doubted span.
  case doubtedAnswers = "doubted_answers"
  /// Doubted spans an answer.
  case doubtedSpans = "doubted_spans_per_answer"
  /// Doubted spans in 100 words of answers.
  case doubtedPerWords = "doubted_spans_per_100_words"
  /// The share of doubted spans that is borrowed by the rule, among those whose lift is known.
  case borrowed
  /// That share less the same share of the base model's own doubted spans (C1).
  case excess

  /// Whether it is told of doubted spans, which an audit of passages has none of.
  var isOfDoubtedSpans: Bool {
    switch self {
    case .shifted, .klTunedBase: false
    case .doubtedAnswers, .doubtedSpans, .doubtedPerWords, .borrowed, .excess: true
    }
  }

  /// What an answer adds to the measure.
  func terms(of answer: AuditedRun.Answer) -> PairedRatioTerms {
    let tally = answer.tally
    let share: RatioTerm =
      switch self {
      case .shifted: RatioTerm(Double(tally.shiftedTokens), over: Double(tally.rankedTokens))
      case .klTunedBase: tally.meanDivergence
      case .doubtedAnswers: RatioTerm(tally.flagged > 0 ? 1 : 0, over: 1)
      case .doubtedSpans: RatioTerm(Double(tally.flagged), over: 1)
      case .doubtedPerWords: RatioTerm(100 * Double(tally.flagged), over: Double(answer.words))
      case .borrowed, .excess: RatioTerm(Double(tally.borrowed), over: Double(tally.lifted))
      }
    guard self == .excess else { return PairedRatioTerms(share, minus: .zero) }
    let control = RatioTerm(Double(tally.borrowedControls), over: Double(tally.controls))
    return PairedRatioTerms(share, minus: control)
  }
}

extension RatioTerm {
  /// Takes nothing away.
  fileprivate static let zero = RatioTerm(0, over: 1)
}

extension PromptTally {
  fileprivate var meanDivergence: RatioTerm {
    guard divergentTokens > 0 else { return .nothing }
    return RatioTerm(divergence / Double(divergentTokens), over: 1)
  }
}
