import SpoorModel

/// The rows of a merged index's shard that later shards hold too, and how often: of `merged.bin`.
///
/// With it a shard alone knows how many rows of the whole dataset are alike one that it lists.
struct LaterCopies: Sendable {
  /// No dataset comes near so many; more is damage.
  private static let mostCopies: UInt64 = 1 << 48

  private let tables: ShardTables?
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let copies: UnsafeBufferPointer<UInt64>

  /// None: a shard that was not merged, or whose rows stand in no later one.
  init() {
    tables = nil
    rows = UnsafeBufferPointer(start: nil, count: 0)
    copies = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Those of a shard of `rowCount` rows.
  ///
  /// - Complexity: O(rows in later shards), to check them.
  init(_ tables: ShardTables, rowCount: Int) throws {
    self.tables = tables
    rows = try tables.numbers(.laterRows)
    copies = try tables.longNumbers(.laterCopies)
    guard rows.count == copies.count, rows.isStrictlyAscending,
      rows.last.map(Int.init) ?? -1 < rowCount,
      copies.allSatisfy({ 1...Self.mostCopies ~= $0 })
    else { throw tables.damage("its copies in later shards are damaged") }
  }

  /// How many rows of later shards are alike a row of this one; O(log n).
  func count(of row: Int) -> Int {
    guard !rows.isEmpty else { return 0 }
    let index = rows.lowerBound(of: row)
    return index < rows.count && Int(rows[index]) == row ? Int(copies[index]) : 0
  }

  /// Writes rows, ascending, with the copies that later shards hold of them.
  static func write(_ later: [(row: UInt32, copies: Int)], to tables: inout ShardTableWriter) {
    tables.add(.laterRows, later.map(\.row))
    tables.add(.laterCopies, halves: later.map { UInt64($0.copies) })
  }
}
