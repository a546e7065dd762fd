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
  /// Whether the span is a hallucination.
  public var hallucination: Answer
  /// Whether the shown training rows are causally related to it.
  public var related: Answer
  /// Which row is related, where the reviewer named one.
  public var rowID: RowID?
  /// The reviewer's own words.
  public var note: String?
  /// The guidelines that the reviewer followed.
  public var guidelineVersion: GuidelineVersion

  /// Creates a verdict.
  public init(
    item: ItemHash,
    reviewer: String,
    time: Timestamp?,
    hallucination: Answer,
    related: Answer,
    rowID: RowID?,
    note: String?,
    guidelineVersion: GuidelineVersion
  ) {
    self.item = item
    self.reviewer = reviewer
    self.time = time
    self.hallucination = hallucination
    self.related = related
    self.rowID = rowID
    self.note = note
    self.guidelineVersion = guidelineVersion
  }
}
