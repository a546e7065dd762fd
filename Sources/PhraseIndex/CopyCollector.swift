import Foundation
import SpoorModel
import SuffixArrays

/// Finds rows that were read before, and keeps the names of their further copies.
struct CopyCollector {
  private var rows: [RowFingerprint: UInt32] = [:]
  private var copies: [(row: UInt32, name: [UInt8])] = []
  private var parts: [UInt8] = []

  /// The number of rows that differ.
  var distinctRows: Int { rows.count }

  /// The number of the row that `row` is a copy of; `nil` for the first of its kind.
  mutating func original(of row: TrainingRow) -> Int? {
    parts.removeAll(keepingCapacity: true)
    RowRecord.appendParts(row.parts, to: &parts)
    let fingerprint = RowFingerprint(parts)
    guard let first = rows[fingerprint] else {
      rows[fingerprint] = UInt32(rows.count)
      return nil
    }
    var name: [UInt8] = []
    RowRecord.appendName(id: row.id, position: row.position, to: &name)
    copies.append((first, name))
    return Int(first)
  }

  /// Writes the fingerprints of all rows, whose lengths are `words`.
  func writeFingerprints(words: [UInt32], to file: URL) throws {
    var counts = [UInt32](repeating: 1, count: rows.count)
    for copy in copies { counts[Int(copy.row)] += 1 }
    try RowFingerprints.write(rows, copies: counts, words: words, to: file)
  }

  /// Writes which rows have further copies, and their names.
  func writeNames(to tables: inout ShardTableWriter) {
    // By both, so that copies of one row stay in the dataset's order.
    let sorted = copies.enumerated()
      .sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    var ends: [UInt32] = []
    var names: [UInt8] = []
    for copy in sorted {
      names += copy.name
      ends.append(UInt32(names.count))
    }
    tables.add(.copyRows, sorted.map(\.row))
    tables.add(.copyEnds, ends)
    tables.add(.copyNames, names)
  }

  /// Writes the ranks of all suffixes that begin in a row of several copies.
  ///
  /// - Complexity: O(1) without copies, else one pass over the suffix array.
  func writeRanks(
    to tables: inout ShardTableWriter,
    suffixes: MappedSuffixArray,
    segments: Segments
  ) throws {
    let further = copies.reduce(into: [Int: UInt64]()) { $0[Int($1.row), default: 0] += 1 }
    var isCopied = [Bool](repeating: false, count: further.isEmpty ? 0 : suffixes.count)
    for number in 0..<segments.count where further[segments.row(of: number)] != nil {
      for position in try segments.words(of: number) { isCopied[position] = true }
    }
    var ranks: [UInt32] = []
    var sums: [UInt64] = []
    var sum: UInt64 = 0
    for rank in isCopied.indices {
      let position = try suffixes.position(ofRank: rank)
      guard isCopied[position] else { continue }
      sum += further[segments.row(of: try segments.number(holding: position))] ?? 0
      ranks.append(UInt32(rank))
      sums.append(sum)
    }
    tables.add(.copiedRanks, ranks)
    tables.add(.copiedSums, halves: sums)
  }
}
