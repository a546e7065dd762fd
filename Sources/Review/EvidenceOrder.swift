public import AuditStore
import DurableFiles

/// The order in which a reviewer sees a task's rows: their own, and the same each time.
///
/// Whoever stands first is believed first; were it always Spoor's best row, experts would agree with Spoor
/// and with each other for that alone.
public struct EvidenceOrder: Hashable, Sendable {
  /// The ranks of the rows, from 1, in the order in which they are shown.
  public let ranks: [Int]

  /// Draws the order of a task's rows for a reviewer, by their name and the task alone.
  public init(of task: ReviewTask, for reviewer: String) {
    let places = (1...task.rows.count + 1).dropLast().map { rank in
      let key = ItemHash(digesting: ["order", task.id.rawValue, reviewer, String(rank)])
      return (key: key.leadingBits, rank: rank)
    }
    ranks = places.sorted { ($0.key, $0.rank) < ($1.key, $1.rank) }.map(\.rank)
  }
}
