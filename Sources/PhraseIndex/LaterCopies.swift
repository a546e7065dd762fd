import SpoorModel

/// The rows of a merged index's shard that later shards hold too, and how often: of `merged.bin`.
///
/// With it a shard alone knows how many rows of the whole dataset are alike one that it lists.
struct LaterCopies: Sendable {
  /// No dataset comes near so many; more is damage.
  private static let mostCopies: UInt64 = 1 << 48

  private let copies: RowValues

  /// None: a shard that was not merged, or whose rows stand in no later one.
  init() { copies = RowValues() }

  /// Those of a shard of `rowCount` rows.
  ///
  /// - Complexity: O(rows in later shards), to check them.
  init(_ tables: ShardTables, rowCount: Int) throws {
    copies = try RowValues(
      tables,
      rows: .laterRows,
      values: .laterCopies,
      rowCount: rowCount,
      within: 1...Self.mostCopies
    )
  }

  /// How many rows of later shards are alike a row of this one; O(log n).
  func count(of row: Int) -> Int { copies[row] ?? 0 }

  /// Writes rows, ascending, with the copies that later shards hold of them.
  static func write(_ later: [(row: UInt32, copies: Int)], to tables: inout ShardTableWriter) {
    tables.add(.laterRows, later.map(\.row))
    tables.add(.laterCopies, halves: later.map { UInt64($0.copies) })
  }
}
