public import DurableFiles

/// A reviewer's hold on a task, so that no more experts work on it than are wanted.
public struct Lease: Hashable, Sendable {
  /// How long a hold lasts that nobody renews: 15 minutes.
  public static let usual: Duration = .seconds(15 * 60)

  /// The task.
  public var item: ItemHash
  /// Who holds it.
  public var reviewer: String
  /// When the hold ends.
  public var expires: Timestamp
  /// When a batch gave it out, as files are named; `nil` for one that was asked for by itself.
  public var batch: String?

  /// Creates a lease.
  public init(item: ItemHash, reviewer: String, expires: Timestamp, batch: String? = nil) {
    self.item = item
    self.reviewer = reviewer
    self.expires = expires
    self.batch = batch
  }
}
