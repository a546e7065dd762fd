public import AuditStore
import SpoorModel

/// What an expert should look at next: the flagged spans of a run, the most telling first.
public struct ReviewQueue: Sendable {
  private let store: AuditStore

  /// The queue of an audit.
  public init(of store: AuditStore) { self.store = store }

  /// All flagged spans of `run`, in the order of ``ReviewPriority``.
  ///
  /// - Throws: what ``AuditStore/AuditStore`` throws on reading.
  public func items(of run: Run) throws -> [AuditItem] {
    try store.items(of: run)
      .map { (item: $0, priority: ReviewPriority(of: $0)) }
      .sorted { $0.priority < $1.priority }
      .map(\.item)
  }
}
