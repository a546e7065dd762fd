public import DurableFiles

/// A reviewer's hold on a task, so that no more experts work on it than are wanted.
public struct Lease: Hashable, Sendable {
  /// How long a hold lasts that nobody renews, in milliseconds: 15 minutes.
  public static let usual: Int64 = 15 * 60 * 1000

  /// The task.
  public var item: ItemHash
  /// Who holds it.
  public var reviewer: String
  /// When the hold ends.
  public var expires: Timestamp
  /// The batch that it was given out with; `nil` for one that the review page asked for.
  public var batch: String?

  /// Creates a lease.
  public init(item: ItemHash, reviewer: String, expires: Timestamp, batch: String? = nil) {
    self.item = item
    self.reviewer = reviewer
    self.expires = expires
    self.batch = batch
  }
}
