/// A reviewer's refusal to judge an item; it counts as no verdict.
public struct Skip: Hashable, Sendable {
  /// The item.
  public var item: ItemHash
  /// Who skipped it.
  public var reviewer: String
  /// When; `nil` when it is to be the time of arrival.
  public var time: Timestamp?
  /// Why; `nil` where the reviewer gave no reason.
  public var reason: String?

  /// Creates a skip.
  public init(item: ItemHash, reviewer: String, time: Timestamp?, reason: String?) {
    self.item = item
    self.reviewer = reviewer
    self.time = time
    self.reason = reason
  }
}
