import SpoorModel

/// A number for some of a shard's rows, mapped: two sections, the rows ascending and a number for each.
struct RowValues: Sendable {
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let values: UnsafeBufferPointer<UInt64>

  /// Of no row.
  init() {
    rows = UnsafeBufferPointer(start: nil, count: 0)
    values = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Those of a shard of `rowCount` rows.
  ///
  /// - Complexity: O(rows), to check them.
  init(
    _ tables: ShardTables,
    rows rowSection: TableSection,
    values valueSection: TableSection,
    rowCount: Int,
    within bounds: ClosedRange<UInt64>
  ) throws {
    rows = try tables.numbers(rowSection)
    values = try tables.longNumbers(valueSection)
    guard rows.count == values.count, rows.isStrictlyAscending,
      rows.last.map(Int.init) ?? -1 < rowCount,
      values.allSatisfy({ bounds ~= $0 })
    else { throw tables.damage("section \(rowSection) or \(valueSection) is damaged") }
  }

  /// How many rows have one.
  var count: Int { rows.count }

  /// The number of a row; `nil` where it has none; O(log n).
  @inline(__always)
  subscript(row: Int) -> Int? { index(of: row).map { Int(values[$0]) } }

  /// The place of a row among those that have a number; O(log n).
  @inline(__always)
  func index(of row: Int) -> Int? {
    guard !rows.isEmpty else { return nil }
    let index = rows.lowerBound(of: row)
    return index < rows.count && Int(rows[index]) == row ? index : nil
  }

  /// How many rows below one have a number; O(log n).
  @inline(__always)
  func count(below row: Int) -> Int { rows.lowerBound(of: row) }

  /// The row at a place among those that have a number.
  @inline(__always)
  func row(at index: Int) -> Int { Int(rows[index]) }

  /// Every row with its number, ascending.
  var all: some Sequence<(row: Int, value: Int)> {
    zip(rows, values).lazy.map { (row: Int($0), value: Int($1)) }
  }
}
