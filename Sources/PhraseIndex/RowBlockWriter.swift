import Foundation
import SpoorModel

/// Gathers rows into blocks for `rows.zst`, which another thread compresses and writes.
final class RowBlockWriter {
  /// A block is closed when it holds so many bytes: little to decompress for one row, enough to
  /// find repetition in.
  static let blockByteCount = 4 << 10

  /// Blocks are handed over in batches of so many bytes.
  private static let batchByteCount = 256 << 10

  private let file: BlockFile
  private var batch = BlockFile.Batch()
  private var rows = 0
  private var firstRows: [UInt32] = []

  init(creating file: URL) throws { self.file = try BlockFile(creating: file) }

  /// Adds a row.
  ///
  /// - Throws: also what an earlier block failed with.
  func append(_ row: TrainingRow) throws {
    let start = batch.ends.last ?? 0
    if batch.bytes.count == start { firstRows.append(UInt32(rows)) }
    RowRecord.append(row, to: &batch.bytes)
    rows += 1
    guard batch.bytes.count - start >= Self.blockByteCount else { return }
    batch.ends.append(batch.bytes.count)
    if batch.bytes.count >= Self.batchByteCount { try handOver() }
  }

  /// Writes what is left and the sections that find a row's block.
  func finish(tables: inout ShardTableWriter) throws {
    if batch.bytes.count > batch.ends.last ?? 0 { batch.ends.append(batch.bytes.count) }
    try handOver()
    let blocks = try file.finish()
    tables.add(.blockEnds, halves: blocks.ends)
    tables.add(.blockRows, firstRows)
    tables.add(.blockChecksums, halves: blocks.checksums)
  }

  private func handOver() throws {
    try file.append(batch)
    batch = BlockFile.Batch()
    batch.bytes.reserveCapacity(Self.batchByteCount + Self.blockByteCount)
  }
}
