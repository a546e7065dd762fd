/// The last word on an item that reviewers judged, with its reason.
///
/// Adjudications are only ever added; of several the latest counts.
public struct Adjudication: Hashable, Sendable {
  /// The item.
  public var item: ItemHash
  /// Who decided; none of those who judged the item before.
  public var adjudicator: String
  /// When; `nil` when it is to be the time of arrival.
  public var time: Timestamp?
  /// What was decided.
  public var answers: ItemAnswers
  /// Why; never empty.
  public var reason: String
  /// The guidelines that the adjudicator followed.
  public var guidelineVersion: GuidelineVersion

  /// Creates an adjudication.
  public init(
    item: ItemHash,
    adjudicator: String,
    time: Timestamp?,
    answers: ItemAnswers,
    reason: String,
    guidelineVersion: GuidelineVersion
  ) {
    self.item = item
    self.adjudicator = adjudicator
    self.time = time
    self.answers = answers
    self.reason = reason
    self.guidelineVersion = guidelineVersion
  }
}
