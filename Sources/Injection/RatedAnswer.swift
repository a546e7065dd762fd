public import SpoorModel

/// An answer's ratings.
public struct RatedAnswer: Hashable, Sendable {
  /// A rating of one aspect.
  public enum Score: Hashable, Sendable {
    /// From 1 to 5.
    case rated(Double)
    /// The judge gave no number ("N/A").
    case notApplicable
    /// It gave a number that is not of the scale.
    case offScale(Double)
  }

  /// The prompt.
  public var id: String
  /// The model, or the method by which it was tuned.
  public var model: String
  /// The ratings; an aspect that was not asked for is not there.
  public var scores: [JudgedAspect: Score]

  /// Describes an answer; `scores` is empty where the judge's words could not be read.
  public init(id: String, model: String, scores: [JudgedAspect: Score]) {
    self.id = id
    self.model = model
    self.scores = scores
  }

  /// The rating of an aspect; `nil` where there is no number of the scale.
  func rating(of aspect: JudgedAspect) -> Double? {
    guard case .rated(let score) = scores[aspect] else { return nil }
    return score
  }
}
