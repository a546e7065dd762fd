public import SpoorModel

/// What one reviewer says of one item.
///
/// Verdicts are only ever added: who changes their mind adds another.
public struct Verdict: Hashable, Sendable {
  /// The item that was judged.
  public var item: ItemHash
  /// Who judged it.
  public var reviewer: String
  /// When; `nil` when the reviewer did not say, which the store replaces by the time of arrival.
  public var time: Timestamp?
  /// What the reviewer answered.
  public var answers: ItemAnswers
  /// Where the reviewer would have the span begin and end, where an annotation tool let them move it; `nil`
  /// for as it was shown.
  public var marked: ScalarRange?
  /// What of the rows the reviewer saw; `nil` where nobody watched.
  public var seen: SeenRows?
  /// The reviewer's own words.
  public var note: String?
  /// The guidelines that the reviewer followed.
  public var guidelineVersion: GuidelineVersion

  /// Creates a verdict.
  public init(
    item: ItemHash,
    reviewer: String,
    time: Timestamp?,
    answers: ItemAnswers,
    marked: ScalarRange? = nil,
    seen: SeenRows? = nil,
    note: String?,
    guidelineVersion: GuidelineVersion
  ) {
    self.item = item
    self.reviewer = reviewer
    self.time = time
    self.answers = answers
    self.marked = marked
    self.seen = seen
    self.note = note
    self.guidelineVersion = guidelineVersion
  }
}
