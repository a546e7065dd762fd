import Foundation

/// What the detectors measure of a value: the inputs of the fused score, in files by these names.
public enum Signal: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// 1 where the references say something else in its place.
  case contradicted = "reference.contradicted"
  /// 1 where the references speak of the subject, but not of this.
  case notMentioned = "reference.not_mentioned"
  /// 1 where the answer speaks of somebody or something of whom no reference speaks.
  case otherSubject = "reference.other_subject"
  /// Σ −ln p of the value's tokens under the model that wrote them, in nats.
  case surprisal = "uncertainty.surprisal"
  /// Σ −ln p of all tokens of the response before the value, in nats: hesitation snowballs.
  case surprisalBefore = "uncertainty.surprisal_before"
  /// 1 where the base model's answer holds the value.
  case baseAgrees = "disagreement.agrees"
  /// 1 where the base model's answer has another value of its kind.
  case baseConflicts = "disagreement.conflicts"
  /// The mean share of samples that lack the value's n-grams, 0...1.
  case lacking = "consistency.lacking"
  /// The probability that the imported file gives, 0...1; 0 where it marks nothing.
  case imported = "imported.probability"
  /// How sure the judge says it is, 0...1; 0 where it quotes nothing.
  case judged = "judge.confidence"
  /// 1 where a training row about the subject holds the value.
  case rowAgrees = "dataset.agrees"
  /// 1 where one says something else in its place.
  case rowConflicts = "dataset.conflicts"

  /// The detector that measures it.
  public var detector: Detector {
    switch self {
    case .contradicted, .notMentioned, .otherSubject: .reference
    case .surprisal, .surprisalBefore: .uncertainty
    case .baseAgrees, .baseConflicts: .disagreement
    case .lacking: .consistency
    case .imported: .imported
    case .judged: .judge
    case .rowAgrees, .rowConflicts: .dataset
    }
  }

  /// Where an imported or a judge's probability stops counting as certain.
  private static let surest = 0.95
  /// Nats under which a surprisal is nothing, and past which more says no more: a long quotation is
  /// surprising by its length alone.
  private static let surprisals = 0.01...10.0

  /// The measured value as the logistic model takes it.
  ///
  /// Surprisals have long tails, so their logarithm counts; a probability counts as its log-odds.
  func scaled(_ value: Double) -> Double {
    switch self {
    case .surprisal:
      return log(min(max(value, Self.surprisals.lowerBound), Self.surprisals.upperBound))
    case .surprisalBefore: return log(max(value, Self.surprisals.lowerBound))
    case .imported, .judged:
      let probability = min(max(value, 1 - Self.surest), Self.surest)
      return log(probability / (1 - probability))
    default: return value
    }
  }

  /// Orders as ``allCases``.
  public static func < (one: Signal, other: Signal) -> Bool { one.order < other.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
