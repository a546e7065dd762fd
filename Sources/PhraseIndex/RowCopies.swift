import SpoorModel

/// The further copies of rows that the dataset holds several times: their text is stored once.
struct RowCopies: Sendable {
  /// No dataset comes near so many; a larger sum is damage.
  private static let mostOccurrences: UInt64 = 1 << 62

  private let tables: ShardTables
  private let derived: ShardTables
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let ends: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let names: UnsafeRawBufferPointer
  private nonisolated(unsafe) let ranks: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let sums: UnsafeBufferPointer<UInt64>

  /// `suffixCount` is the number of ranks.
  ///
  /// - Complexity: O(ranks in rows of several copies), to check them.
  init(_ tables: ShardTables, _ derived: ShardTables, suffixCount: Int) throws {
    self.tables = tables
    self.derived = derived
    rows = try tables.numbers(.copyRows)
    ends = try tables.numbers(.copyEnds)
    names = try tables.bytes(.copyNames)
    ranks = try derived.numbers(.copiedRanks)
    sums = try derived.longNumbers(.copiedSums)
    guard rows.count == ends.count, ranks.count == sums.count,
      ranks.isStrictlyAscending, ranks.last.map(Int.init) ?? -1 < suffixCount,
      sums.isStrictlyAscending,
      sums.last ?? 0 < Self.mostOccurrences
    else { throw tables.damage("its copies of rows are damaged") }
  }

  /// The number of further copies, of all rows.
  var count: Int { rows.count }

  /// The ids and positions of a row's further copies, in the dataset's order.
  func names(of row: Int) throws -> [(id: RowID, position: Int)] {
    try range(of: row).map { copy in
      let start = copy == 0 ? 0 : Int(ends[copy - 1])
      guard start <= ends[copy], Int(ends[copy]) <= names.count else {
        throw tables.damage("its copies of rows are damaged")
      }
      var reader = RowRecord.Reader(
        UnsafeRawBufferPointer(rebasing: names[start..<Int(ends[copy])])
      )
      guard let name = reader.name() else { throw tables.damage("its copies of rows are damaged") }
      return name
    }
  }

  /// How many further copies of a row there are.
  func count(of row: Int) -> Int { rows.isEmpty ? 0 : range(of: row).count }

  /// The further occurrences that copies add to those of a range of ranks; O(log n).
  func further(in range: Range<Int>) -> Int {
    guard !ranks.isEmpty else { return 0 }
    let first = index(of: range.lowerBound)
    let end = index(of: range.upperBound)
    return sum(below: end) - sum(below: first)
  }

  /// Calls `body` with each rank of a range whose row has copies, and with how many.
  func forEachFurther(
    in range: Range<Int>,
    _ body: (_ rank: Int, _ more: Int) throws -> Void
  ) rethrows {
    guard !ranks.isEmpty else { return }
    for index in index(of: range.lowerBound)..<index(of: range.upperBound) {
      try body(Int(ranks[index]), sum(below: index + 1) - sum(below: index))
    }
  }

  private func sum(below index: Int) -> Int { index == 0 ? 0 : Int(sums[index - 1]) }

  private func index(of rank: Int) -> Int { ranks.lowerBound(of: rank) }

  private func range(of row: Int) -> Range<Int> {
    rows.lowerBound(of: row)..<rows.lowerBound(of: row + 1)
  }
}
