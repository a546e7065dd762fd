import Foundation
import SpoorModel

/// The distinct rows of a dataset's part by their fingerprints, ascending: `fingerprints.bin`.
///
/// It holds all that a merge must know of the part's rows, 28 bytes for each, so that merging parts reads
/// these files one after another and nothing else.
struct RowFingerprints: Sendable {
  private let tables: ShardTables
  private nonisolated(unsafe) let halves: UnsafeBufferPointer<UInt64>
  private nonisolated(unsafe) let rows: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let copies: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let words: UnsafeBufferPointer<UInt32>

  /// Those of a part with so many distinct rows; O(1).
  init(_ tables: ShardTables, rowCount: Int) throws {
    self.tables = tables
    halves = try tables.longNumbers(.fingerprints)
    rows = try tables.numbers(.fingerprintRows)
    copies = try tables.numbers(.fingerprintCopies)
    words = try tables.numbers(.fingerprintWords)
    guard halves.count == 2 * rowCount,
      [rows, copies, words].allSatisfy({ $0.count == rowCount })
    else { throw tables.damage("it has not one fingerprint a row") }
  }

  /// How many there are, one for each distinct row.
  var count: Int { rows.count }

  /// The fingerprint of a place in their order.
  ///
  /// - Throws: ``SpoorError`` where it is not greater than the one before it.
  func fingerprint(at place: Int) throws -> RowFingerprint {
    let fingerprint = unchecked(place)
    guard place == 0 || unchecked(place - 1) < fingerprint else {
      throw tables.damage("its fingerprints do not ascend")
    }
    return fingerprint
  }

  private func unchecked(_ place: Int) -> RowFingerprint {
    RowFingerprint(high: halves[2 * place], low: halves[2 * place + 1])
  }

  /// The row of a place in their order, as one of a part's.
  func row(at place: Int, ofPart part: Int) throws -> Repetitions.Row {
    guard Int(rows[place]) < count, copies[place] > 0 else {
      throw tables.damage("a fingerprint is of no row")
    }
    return Repetitions.Row(
      part: part,
      number: rows[place],
      copies: Int(copies[place]),
      words: Int(words[place])
    )
  }

  /// Writes the fingerprints of rows; `copies` and `words` are those of each row, by its number.
  static func write(
    _ rows: [RowFingerprint: UInt32],
    copies: [UInt32],
    words: [UInt32],
    to file: URL
  ) throws {
    let sorted = rows.sorted { $0.key < $1.key }
    var tables = ShardTableWriter()
    tables.add(.fingerprints, halves: sorted.flatMap { [$0.key.high, $0.key.low] })
    tables.add(.fingerprintRows, sorted.map(\.value))
    tables.add(.fingerprintCopies, sorted.map { copies[Int($0.value)] })
    tables.add(.fingerprintWords, sorted.map { words[Int($0.value)] })
    try tables.write(to: file)
  }
}
