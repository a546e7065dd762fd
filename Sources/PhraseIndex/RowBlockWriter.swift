import Foundation
import SpoorModel

/// Gathers rows into blocks for `rows.zst`, which another thread compresses and writes.
final class RowBlockWriter {
  /// A block is closed when it holds so many bytes: little to decompress for one row, enough to
  /// find repetition in.
  static let blockByteCount = 4 << 10

  private let file: BlockFile
  private var block: [UInt8] = []
  private var rows = 0
  private var firstRows: [UInt32] = []

  init(creating file: URL) throws { self.file = try BlockFile(creating: file) }

  /// Adds a row.
  ///
  /// - Throws: also what an earlier block failed with.
  func append(_ row: TrainingRow) throws {
    if block.isEmpty { firstRows.append(UInt32(rows)) }
    RowRecord.append(row, to: &block)
    rows += 1
    guard block.count >= Self.blockByteCount else { return }
    try file.append(block)
    block.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and the sections that find a row's block.
  func finish(tables: inout ShardTableWriter) throws {
    if !block.isEmpty { try file.append(block) }
    let blocks = try file.finish()
    tables.add(.blockEnds, halves: blocks.ends)
    tables.add(.blockRows, firstRows)
    tables.add(.blockChecksums, halves: blocks.checksums)
  }
}
