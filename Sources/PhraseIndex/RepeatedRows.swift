import SpoorModel

/// The rows of a merged index's shard that an earlier shard holds too: of `merged.bin`.
///
/// Shards that were built apart each keep a row that stands in both. In the index that they are merged
/// into the later one is a further copy: its words count, and it is neither listed nor ranked.
struct RepeatedRows: Sendable {
  private let tables: ShardTables?
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let originals: UnsafeBufferPointer<UInt64>

  /// None: a shard that was not merged, or of rows of its own.
  init() {
    tables = nil
    rows = UnsafeBufferPointer(start: nil, count: 0)
    originals = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Those of a shard of `rowCount` rows.
  ///
  /// - Complexity: O(repeated rows), to check them.
  init(_ tables: ShardTables, rowCount: Int) throws {
    self.tables = tables
    rows = try tables.numbers(.repeatedRows)
    originals = try tables.longNumbers(.repeatedOriginals)
    guard rows.count == originals.count, rows.isStrictlyAscending,
      rows.last.map(Int.init) ?? -1 < rowCount,
      originals.allSatisfy({ $0 <= UInt64(Int.max) })
    else { throw tables.damage("its repeated rows are damaged") }
  }

  /// How many there are.
  var count: Int { rows.count }

  /// Whether a row of the shard is one; O(log n).
  func contains(_ row: Int) -> Bool { index(of: row) != nil }

  /// The number, in the index, of the row that a row of the shard repeats; `nil` where it repeats none.
  func original(of row: Int) -> Int? { index(of: row).map { Int(originals[$0]) } }

  /// How many of them are below a row of the shard.
  func count(below row: Int) -> Int { rows.lowerBound(of: row) }

  /// How many rows of the shard that are not repeated come before a row; `nil` for a repeated one.
  @inline(__always)
  func rank(of row: Int) -> Int? {
    guard !rows.isEmpty else { return row }
    let below = rows.lowerBound(of: row)
    return below < rows.count && Int(rows[below]) == row ? nil : row - below
  }

  /// The row that has so many rows before it which are not repeated; O(log n).
  func row(behind kept: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) - middle <= kept { low = middle + 1 } else { high = middle }
    }
    return kept + low
  }

  /// Every repeated row with the number of the row that it repeats, ascending.
  var all: [(row: Int, original: Int)] { zip(rows, originals).map { (Int($0), Int($1)) } }

  /// Throws where a row is said to repeat one that does not come before the shard's first.
  func check(before firstRow: Int) throws {
    guard let tables, originals.contains(where: { $0 >= UInt64(firstRow) }) else { return }
    throw tables.damage("a row repeats one that does not come before it")
  }

  private func index(of row: Int) -> Int? {
    guard !rows.isEmpty else { return nil }
    let index = rows.lowerBound(of: row)
    return index < rows.count && Int(rows[index]) == row ? index : nil
  }

  /// Writes repeated rows, ascending.
  static func write(_ repeated: [(row: UInt32, original: Int)], to tables: inout ShardTableWriter) {
    tables.add(.repeatedRows, repeated.map(\.row))
    tables.add(.repeatedOriginals, halves: repeated.map { UInt64($0.original) })
  }
}
