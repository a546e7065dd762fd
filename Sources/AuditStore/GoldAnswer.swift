/// What is known of an item, to measure reviewers by.
///
/// Only ever added; of several the latest counts.
public struct GoldAnswer: Hashable, Sendable {
  /// The item.
  public var item: ItemHash
  /// Who says so.
  public var author: String
  /// When; `nil` when it is to be the time of arrival.
  public var time: Timestamp?
  /// The right answers.
  public var answers: ItemAnswers
  /// Why they are right; shown to a reviewer only after their verdict.
  public var reason: String?

  /// Creates a gold answer.
  public init(
    item: ItemHash,
    author: String,
    time: Timestamp?,
    answers: ItemAnswers,
    reason: String?
  ) {
    self.item = item
    self.author = author
    self.time = time
    self.answers = answers
    self.reason = reason
  }
}
