import SpoorModel

/// The rows of a merged index's shard that an earlier shard holds too: of `merged.bin`.
///
/// Shards that were built apart each keep a row that stands in both. In the index that they are merged
/// into the later one is a further copy: its words count, and it is neither listed nor ranked.
struct RepeatedRows: Sendable {
  private let tables: ShardTables?
  private let originals: RowValues

  /// None: a shard that was not merged, or of rows of its own.
  init() { (tables, originals) = (nil, RowValues()) }

  /// Those of a shard of `rowCount` rows.
  ///
  /// - Complexity: O(repeated rows), to check them.
  init(_ tables: ShardTables, rowCount: Int) throws {
    self.tables = tables
    originals = try RowValues(
      tables,
      rows: .repeatedRows,
      values: .repeatedOriginals,
      rowCount: rowCount,
      within: 0...UInt64(Int.max)
    )
  }

  /// How many there are.
  var count: Int { originals.count }

  /// Whether a row of the shard is one; O(log n).
  func contains(_ row: Int) -> Bool { originals.index(of: row) != nil }

  /// The number, in the index, of the row that a row of the shard repeats; `nil` where it repeats none.
  func original(of row: Int) -> Int? { originals[row] }

  /// How many of them are below a row of the shard.
  func count(below row: Int) -> Int { originals.count(below: row) }

  /// How many rows of the shard that are not repeated come before a row; `nil` for a repeated one.
  @inline(__always)
  func rank(of row: Int) -> Int? {
    guard originals.count > 0 else { return row }
    let below = originals.count(below: row)
    return below < originals.count && originals.row(at: below) == row ? nil : row - below
  }

  /// The row that has so many rows before it which are not repeated; O(log n).
  func row(behind kept: Int) -> Int {
    var low = 0
    var high = originals.count
    while low < high {
      let middle = (low + high) / 2
      if originals.row(at: middle) - middle <= kept { low = middle + 1 } else { high = middle }
    }
    return kept + low
  }

  /// Every repeated row with the number of the row that it repeats, ascending.
  var all: [(row: Int, original: Int)] { originals.all.map { ($0.row, $0.value) } }

  /// Throws where a row is said to repeat one that does not come before the shard's first.
  func check(before firstRow: Int) throws {
    guard let tables, originals.all.contains(where: { $0.value >= firstRow }) else { return }
    throw tables.damage("a row repeats one that does not come before it")
  }

  /// Writes repeated rows, ascending.
  static func write(_ repeated: [(row: UInt32, original: Int)], to tables: inout ShardTableWriter) {
    tables.add(.repeatedRows, repeated.map(\.row))
    tables.add(.repeatedOriginals, halves: repeated.map { UInt64($0.original) })
  }
}
