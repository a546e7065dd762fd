public import SpoorModel

/// What is said of an item, whoever says it: a reviewer, an adjudicator, or whoever made it gold.
public struct ItemAnswers: Hashable, Sendable {
  /// Whether the span is a hallucination.
  public var hallucination: Answer
  /// Whether the shown training rows are causally related to it.
  public var related: Answer
  /// Which row is related, where one was named.
  public var rowID: RowID?
  /// Why the model says it, where it is a hallucination and a cause was named.
  public var cause: Cause?

  /// Creates answers.
  public init(
    hallucination: Answer,
    related: Answer,
    rowID: RowID? = nil,
    cause: Cause? = nil
  ) {
    self.hallucination = hallucination
    self.related = related
    self.rowID = rowID
    self.cause = cause
  }
}
